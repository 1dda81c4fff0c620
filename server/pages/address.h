#ifndef ADDRESS_H
#define ADDRESS_H

#include "pages/view.h"
#include "query/format.h"

#include <stddef.h>

struct dimension;
struct field;
struct query;

/*
 * Writes `<a href="…">` to the current page with one thing changed, from its first row on. The
 * addresses are the canonical form (query/canonical.h) of a changed query, so links need no syntax
 * of their own.
 */

/* Removes the condition with this index. */
void address_without(struct view *view, size_t condition);

/*
 * Adds the condition that a field, or its year, equals a value: null, a string, an integer or a
 * boolean. Does nothing if the query has no room for another condition.
 */
void address_add(struct query *query, const struct dimension *dimension, const json_t *value);

/*
 * Replaces the conditions `=` and `__isnull` on a field by this one value: null, a string or a
 * boolean.
 */
void address_with(struct view *view, const struct field *field, const json_t *value);

/* Sorts by this field only. */
void address_sorted(struct view *view, const struct field *field, bool descending);

/* Limits a search to the hits of a resource; NULL selects the default resources. */
void address_of_type(struct view *view, const struct resource *resource);

/* Starts at the row that a cursor names, NULL for the first. */
void address_at(struct view *view, const char *cursor);

/* Links to the same rows of the API in a format, as a download with a descriptive file name. */
void address_as(struct view *view, enum format format);

/*
 * Writes a line of links: to the first and the next page, as given in the JSON answer, and to the
 * same rows as data, if there are any.
 */
void address_write_ways(struct view *view, const json_t *answer);

#endif
