#ifndef DIMENSION_H
#define DIMENSION_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;

/* What rows are grouped or counted by: the values of a field, or the years of a date field. */
struct dimension {
	const struct field *field;
	bool year;
};

/* A pseudo-resource with the columns of api_hit, for facets of a search. */
extern const struct resource dimension_hits;

/*
 * Parses `field` or `field__year`. Returns false if the resource has no such field, or if `__year`
 * is used on a field that holds no dates.
 */
bool dimension_find(
	const struct resource *resource, const char *name, struct dimension *ret_dimension);

/*
 * Whether the API allows counting by this dimension. Years are allowed for every date that can be
 * filtered.
 */
bool dimension_is_countable(const struct dimension *dimension);

/* Whether the array contains this dimension. */
bool dimension_is_among(
	const struct dimension *dimension, const struct dimension *dimensions, size_t count);

/* Writes the name as dimension_find() parses it. */
enum { DIMENSION_NAME_SIZE = CATALOG_NAME_MAX + 1 + sizeof "__year" };
void dimension_name(const struct dimension *dimension, char ret_name[static DIMENSION_NAME_SIZE]);

/*
 * Suggests the dimension that a wrong name may stand for: the years of the date field of that name,
 * else the most similar name. Writes an empty string if there is none.
 */
void dimension_suggest(const struct resource *resource, const char *wanted,
	char ret_suggestion[static DIMENSION_NAME_SIZE]);

/*
 * Writes the SQL expression for the dimension's value, given the name of the column that holds the
 * field.
 */
void dimension_write(const struct dimension *dimension, const char *column, struct buf *sql);

#endif
