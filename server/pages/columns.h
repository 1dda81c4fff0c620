#ifndef COLUMNS_H
#define COLUMNS_H

#include "pages/view.h"

#include <stddef.h>
#include <stdint.h>

/* The columns of a resource's table beside the name: those of fields=, or else a few. */
enum { COLUMNS_FEW = 5 };

struct columns {
	const struct field *fields[CATALOG_FIELDS_MAX]; /* in order */
	size_t count;
};

/*
 * Chooses the columns for the view's query; without fields=: the date, the category or amount, the
 * verdict or status, and the sources, as far as the resource has them.
 */
struct columns columns_choose(const struct view *view);

/* Whether the field is among the columns. */
bool columns_have(const struct columns *columns, const struct field *field);

/*
 * Returns the bit set of fields that the table needs: names, keys for links, columns and their
 * companion fields.
 */
uint64_t columns_needed(const struct view *view, const struct columns *columns);

/*
 * Whether a field can be a column: it is not hidden, part of the name, too long, or a companion of
 * another field (parts.h).
 */
bool columns_may(const struct view *view, const struct field *field);

#endif
