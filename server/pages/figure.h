#ifndef FIGURE_H
#define FIGURE_H

#include "pages/view.h"

/*
 * Writes a number of an item: comparator (`comparator`, unless `=`), digits in groups of three,
 * upper end of a range (`value_max`) and unit, which is a symbol or the name of a field's unit. The
 * unit `count` is omitted. Writes nothing for null.
 */
void figure_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item);

/* Writes the same as plain text. */
void figure_say(const struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item, struct buf *out);

/*
 * Returns the field that refers to what a number counts or measures: to a record that has the unit,
 * too. NULL if there is none.
 */
const struct field *figure_subject(
	const struct catalog *catalog, const struct resource *resource, const struct field *field);

/*
 * Returns the unit of a number: the value of the item's field `teller`, or, if that is NULL, the
 * field's own. NULL if there is none, or if it is `count`.
 */
const char *figure_unit(const struct view *view, const struct field *field,
	const struct field *teller, const json_t *item);

/*
 * Writes the unit after a number. If `one`, uses the word itself in English instead of its title,
 * which is in the plural.
 */
void figure_write_unit(struct view *view, const struct field *field, const struct field *teller,
	const json_t *item, bool one);

#endif
