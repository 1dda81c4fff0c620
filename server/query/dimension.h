#ifndef DIMENSION_H
#define DIMENSION_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;

/* What rows are counted by: the values of a field, or the years of its dates. */
struct dimension {
	const struct field *field;
	bool year;
};

/* What hits of a search are counted by: as if they were of a resource with these fields, which
 * api_hit has. */
extern const struct resource dimension_hits;

/* Reads `field` or `field__year`; false where the resource has no such field or it holds no dates.
 */
bool dimension_find(
	const struct resource *resource, const char *name, struct dimension *ret_dimension);

/* Whether rows can be counted by it: by the years of every date that can be filtered by. */
bool dimension_is_countable(const struct dimension *dimension);

/* Whether it is one of these. */
bool dimension_is_among(
	const struct dimension *dimension, const struct dimension *dimensions, size_t count);

/* Its name, as it is read. */
enum { DIMENSION_NAME_SIZE = CATALOG_NAME_MAX + 1 + sizeof "__year" };
void dimension_name(const struct dimension *dimension, char ret_name[static DIMENSION_NAME_SIZE]);

/*
 * What may have been meant by a name that rows cannot be counted by: the years of a field of that
 * name, else what is spelt most alike. Writes the suggestion, or an empty text.
 */
void dimension_suggest(const struct resource *resource, const char *wanted,
	char ret_suggestion[static DIMENSION_NAME_SIZE]);

/* An expression of SQL: its value of a row in which the field's is the column `column`. */
void dimension_write(const struct dimension *dimension, const char *column, struct buf *sql);

#endif
