#ifndef PROJECTION_H
#define PROJECTION_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stdint.h>

struct buf;

/*
 * The columns of an answer: a bit set of the resource's fields and, if a language is set, a column
 * of names beside each field that refers to other records (field.label).
 */
struct projection {
	const struct resource *resource;
	uint64_t fields;
	enum language labels; /* language of the names, or LANGUAGE_NONE */
	bool table;           /* for CSV: columns in the table's order */
};

#define PROJECTION_JOINT "; " /* between members of a list in CSV */

/* What collections show by default. */
struct projection projection_usual(const struct resource *resource, enum language labels);

/* Returns the field at an index in the order of the columns. */
static inline const struct field *projection_field(
	const struct projection *projection, size_t place)
{
	const struct resource *resource = projection->resource;
	return projection->table && resource->columns ? resource->columns[place]
												  : &resource->fields[place];
}

/*
 * The number of columns for a field: 0 if it is not shown, 2 if a column of names follows it, else
 * 1.
 */
static inline int projection_columns(const struct projection *projection, const struct field *field)
{
	if (!(projection->fields & field_bit(projection->resource, field)))
		return 0;
	return projection->labels != LANGUAGE_NONE && field->label ? 2 : 1;
}

/* The number of columns that projection_write() writes. */
int projection_count(const struct projection *projection);

/*
 * Writes `SELECT` and a column for each shown field, without FROM. Names are looked up by what it
 * has (render/record_names.h).
 */
void projection_write(const struct projection *projection, struct buf *sql);

/*
 * Writes an SQL expression for the name of an item whose row has the alias `o`: the fields of the
 * resource's label, joined, nulls skipped; null if all are null. The resource must have a label.
 */
void projection_write_name(
	const struct resource *resource, enum language language, struct buf *sql);

#endif
