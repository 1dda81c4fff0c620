#ifndef SHOWN_H
#define SHOWN_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stdint.h>

struct buf;

/*
 * The columns of an answer: a bit set of the resource's fields and, if a language is set, a column
 * of names beside each field that refers to other records (field.label).
 */
struct shown {
	const struct resource *resource;
	uint64_t fields;
	enum language labels; /* language of the names, or LANGUAGE_NONE */
	/* for CSV: columns in the table's order, and lists as text joined by SHOWN_JOINT */
	bool table;
};

#define SHOWN_JOINT "; "

/* What collections show by default. */
struct shown shown_usual(const struct resource *resource, enum language labels);

/* Returns the field at an index in the order of the columns. */
static inline const struct field *shown_field(const struct shown *shown, size_t place)
{
	const struct resource *resource = shown->resource;
	return shown->table && resource->columns ? resource->columns[place] : &resource->fields[place];
}

/*
 * The number of columns for a field: 0 if it is not shown, 2 if a column of names follows it, else
 * 1.
 */
static inline int shown_columns(const struct shown *shown, const struct field *field)
{
	if (!(shown->fields & field_bit(shown->resource, field)))
		return 0;
	return shown->labels != LANGUAGE_NONE && field->label ? 2 : 1;
}

/* The number of columns for all fields. */
int shown_count(const struct shown *shown);

/*
 * Writes `SELECT` and the columns, without FROM; the resource's view must be in FROM under its own
 * name. The column of names holds the keys to look the names up by.
 */
void shown_write(const struct shown *shown, struct buf *sql);

/*
 * Writes an SQL expression for the name of an item whose row has the alias `o`: the fields of the
 * resource's label, joined, nulls skipped; null if all are null. The resource must have a label.
 */
void shown_write_name(const struct resource *resource, enum language language, struct buf *sql);

#endif
