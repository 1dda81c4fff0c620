#ifndef POINTS_H
#define POINTS_H

#include "pages/view.h"

struct mark;

/*
 * The figures of an item: lists of JSON that are called as a resource, whose objects hold a number
 * by that resource's fields (the first is taken; `x_max` is the upper end of `x`) and dates (what a
 * hit of a search shows goes first; `x_start` is the first day of what ends with `x_date` or
 * `x_end`).
 */
struct points {
	const struct field *list, *number;
	const struct resource *resource; /* whose items they are */
	const json_t *values;            /* an array, if anything */
	size_t place;                    /* among the lists of the item */
};

/* Whether a field is such a list. */
bool points_are(const struct catalog *catalog, const struct field *field);

/* The next list of an item, in the order of its fields; begin with zeros. False behind the last. */
bool points_next(const struct view *view, const json_t *item, struct points *points);

/* What an object of the list says; false where it has no number. Its time is empty where it has
 * none. */
bool points_read(const struct points *points, const json_t *point, struct mark *ret_mark);

/* What the numbers are in: the item says it, or the field; NULL for neither. */
const char *points_unit(const struct view *view, const struct points *points, const json_t *item);

#endif
