#ifndef ENTRIES_H
#define ENTRIES_H

#include "pages/asked.h"

/* Writes records as cards beside each other: each with its name, a link, and what else is asked for
 * of it. */
void entries_write_cards(struct asked *asked);

/* The same below each other; those that are sorted by a date stand under its years. */
void entries_write_list(struct asked *asked);

#endif
