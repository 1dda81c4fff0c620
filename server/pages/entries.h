#ifndef ENTRIES_H
#define ENTRIES_H

#include "pages/asked.h"

/* Writes records as a grid of cards, each with its name as a link and the fields asked for. */
void entries_write_cards(struct asked *asked);

/*
 * Writes records as a list; records sorted by a date are grouped by year, and those without one by
 * the field that they are sorted by next, if that is of a vocabulary.
 */
void entries_write_list(struct asked *asked);

#endif
