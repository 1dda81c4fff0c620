#ifndef SECTIONS_H
#define SECTIONS_H

#include "pages/asked.h"

/*
 * Writes each record as a section of its own: a table of the records that `include=` relates to it
 * as a list, a row each, with what is related to that in turn, when it is of and what came of it.
 */
void sections_write(struct asked *asked);

#endif
