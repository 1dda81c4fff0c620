#ifndef POINTS_H
#define POINTS_H

#include "pages/view.h"

struct mark;

/*
 * The figures of an item, for charts: JSON lists named like a resource, whose objects hold a number
 * in one of that resource's fields (the first is used; `x_max` is the upper end of `x`) and dates
 * (the one shown in search hits is preferred; `x_start` is the first day of a period that ends at
 * `x_date` or `x_end`). Points with `comparable: false` must not be compared with others.
 */
struct points {
	const struct field *list, *number;
	const struct resource *resource; /* that the list is named like */
	const json_t *values;            /* an array, if the item has any */
	size_t place;                    /* index among such lists of the item */
};

/* Whether a field is such a list. */
bool points_are(const struct catalog *catalog, const struct field *field);

/* Advances to the next list of an item; zero the struct first. Returns false after the last. */
bool points_next(const struct view *view, const json_t *item, struct points *points);

/*
 * Reads an object of the list. Returns false if it has no number. The mark's time is empty if it
 * has no date.
 */
bool points_read(const struct points *points, const json_t *point, struct mark *ret_mark);

/*
 * Writes a single point as text: number and unit, kind, and time. Writes nothing if it has no
 * number.
 */
void points_write(
	struct view *view, const struct points *points, const json_t *item, const json_t *point);

/* Whether a point may be drawn with others. */
bool points_compare(const json_t *point);

/* Returns the unit of the numbers, from the item or the field; NULL if there is none. */
const char *points_unit(const struct view *view, const struct points *points, const json_t *item);

#endif
