#ifndef PARTS_H
#define PARTS_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * What is said together: the names of fields tell. With `due_date` (or `due`) go `due_precision`,
 * `due_start`, `due_end` and `due_basis`; with `value` go `comparator`, `value_max` and what says
 * its unit.
 */
enum part {
	PART_PRECISION,
	PART_START,
	PART_END,
	PART_BASIS,
	PART_COMPARATOR,
	PART_MAX,
	PART_UNIT
};

/* The part of a date or number; NULL if the resource has none. */
const struct field *parts_find(
	const struct resource *resource, const struct field *field, enum part part);

/* The field whose name has another ending in the place of this one's: of `x_resource` it is `x_id`.
 * NULL where the name has not got the first, or there is none. */
const struct field *parts_half(
	const struct resource *resource, const struct field *field, const char *end, const char *other);

/* A set of fields with all that is said together with them. */
uint64_t parts_complete(const struct resource *resource, uint64_t fields);

/* Of which date it says the beginning, the end, or how precisely it is known; NULL if of none. */
const struct field *parts_date(const struct resource *resource, const struct field *field);

/* Whether it says but where something stands: its `ordinal`, or a number of code points of a text.
 */
bool parts_is_place(const struct field *field);

/* Of which field this one is a part; NULL if of none. */
const struct field *parts_whole(const struct resource *resource, const struct field *field);

#endif
