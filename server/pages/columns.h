#ifndef COLUMNS_H
#define COLUMNS_H

#include "pages/view.h"

#include <stddef.h>
#include <stdint.h>

/* What a table shows of a resource beside the names: fields= if that is given, else few. */
enum { COLUMNS_FEW = 5 };

struct columns {
	const struct field *fields[CATALOG_FIELDS_MAX]; /* in their order */
	size_t count;
};

/* Of the view's query: when, what, how much, with what result and from where, as far as it has
 * that. */
struct columns columns_choose(const struct view *view);

/* Whether these are among them. */
bool columns_have(const struct columns *columns, const struct field *field);

/* The set of fields that such a table is written of: names and links, columns, and what is said
 * with these. */
uint64_t columns_needed(const struct view *view, const struct columns *columns);

/*
 * Whether a field may be a column: others are hidden, in the name, too long, or said together with
 * one (parts.h).
 */
bool columns_may(const struct view *view, const struct field *field);

#endif
