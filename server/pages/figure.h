#ifndef FIGURE_H
#define FIGURE_H

#include "pages/view.h"

/*
 * Writes a number of an item as people read it: how it bounds the figure (`comparator`, but for
 * `=`), its digits in groups of three, the upper end of a range (`value_max`), and its unit, which
 * stands for itself or is the name of the field that says it. Things that are counted (`count`)
 * need none. Nothing for null.
 */
void figure_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item);

/*
 * What a number is in: as the item says by `teller`, or, where that is NULL, the field. NULL for
 * nothing, and for things that are counted.
 */
const char *figure_unit(const struct view *view, const struct field *field,
	const struct field *teller, const json_t *item);

#endif
