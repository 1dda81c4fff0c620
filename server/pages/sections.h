#ifndef SECTIONS_H
#define SECTIONS_H

#include "pages/asked.h"

/*
 * Writes each record as a section: a table with a row for each record that `include=` lists under
 * it, with that one's own included records, date and verdict.
 */
void sections_write(struct asked *asked);

/*
 * Writes each record as a box in a schematic map: its name, a square for each verdict among the
 * records that `include=` lists under it, nested ones too, and the count of each verdict. Positions
 * have no geographic meaning.
 */
void sections_write_tiles(struct asked *asked);

#endif
