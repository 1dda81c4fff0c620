#ifndef PARTS_H
#define PARTS_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Companion fields, recognized by their names. With `due_date` (or `due`) go `due_precision`,
 * `due_start`, `due_end` and `due_basis`; with `value` go `comparator`, `value_max` and the field
 * with its unit.
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

/* Returns a companion of a date or number; NULL if the resource has none. */
const struct field *parts_find(
	const struct resource *resource, const struct field *field, enum part part);

/*
 * Returns the field with another ending: for `x_resource` the field `x_id`. NULL if the name does
 * not end in `end`, or there is no such field.
 */
const struct field *parts_half(
	const struct resource *resource, const struct field *field, const char *end, const char *other);

/* Returns a set of fields together with all their companions. */
uint64_t parts_complete(const struct resource *resource, uint64_t fields);

/* Returns the date whose start, end or precision this field holds, or NULL. */
const struct field *parts_date(const struct resource *resource, const struct field *field);

/* Whether the field only locates something: an `ordinal`, or a number of code points in a text. */
bool parts_is_place(const struct field *field);

/* Returns the field whose companion this one is, or NULL. */
const struct field *parts_whole(const struct resource *resource, const struct field *field);

#endif
