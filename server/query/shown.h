#ifndef SHOWN_H
#define SHOWN_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stdint.h>

struct buf;

/* What is shown of a resource's rows: a set of its fields, and with a language beside each that
 * refers to records their names (field.label). */
struct shown {
	const struct resource *resource;
	uint64_t fields;
	enum language labels; /* or LANGUAGE_NONE */
	/* as CSV has them: columns in a table's order; lists are text, their members joined by
	 * SHOWN_JOINT */
	bool table;
};

#define SHOWN_JOINT "; "

/* What collections show unasked. */
struct shown shown_usual(const struct resource *resource, enum language labels);

/* Of all fields of the resource the one at a place. */
static inline const struct field *shown_field(const struct shown *shown, size_t place)
{
	const struct resource *resource = shown->resource;
	return shown->table && resource->columns ? resource->columns[place] : &resource->fields[place];
}

/* The columns of a field: none where it is not shown, or itself, and behind it the names. */
static inline int shown_columns(const struct shown *shown, const struct field *field)
{
	if (!(shown->fields & field_bit(shown->resource, field)))
		return 0;
	return shown->labels != LANGUAGE_NONE && field->label ? 2 : 1;
}

/* Those of all fields. */
int shown_count(const struct shown *shown);

/*
 * `SELECT …`: these columns, for a FROM that calls the rows by the name of the resource's view. The
 * name of a record is that of the first resource that has it; null where none has, and where it has
 * no name in the language. A list of references has a list of names, in its order; in a table null
 * is an empty text there.
 */
void shown_write(const struct shown *shown, struct buf *sql);

/* The expression of what an item of a resource with a label is called, where `o` is its row: the
 * label's fields, joined; those that are null are left out, and without any the name is null. */
void shown_write_name(const struct resource *resource, enum language language, struct buf *sql);

#endif
