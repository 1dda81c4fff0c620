#ifndef ADDRESS_H
#define ADDRESS_H

#include "pages/view.h"
#include "query/format.h"

#include <stddef.h>

struct dimension;
struct field;
struct query;

/*
 * `<a href="…">` to the page that is asked for, but for one thing, from its first row on. Each is
 * the canonical address (query/canonical.h) of a query that is changed, so that no link needs
 * another query language.
 */

/* Without the condition of this number. */
void address_without(struct view *view, size_t condition);

/*
 * Adds to a query the condition that a field, or its year, has this value: null, text, a whole
 * number or boolean. Where there is no room for another one the query is that of the rest.
 */
void address_add(struct query *query, const struct dimension *dimension, const json_t *value);

/*
 * With only this value of a field, null or text or boolean, instead of what `=` and `__isnull` ask
 * of it now.
 */
void address_with(struct view *view, const struct field *field, const json_t *value);

/* Sorted by a field alone. */
void address_sorted(struct view *view, const struct field *field, bool descending);

/* With only the hits of a resource; NULL is those of the usual ones. */
void address_of_type(struct view *view, const struct resource *resource);

/* From the row on that a cursor says; NULL is the first. */
void address_at(struct view *view, const char *cursor);

/* The same rows in the API, in a format; to be saved as a file that is named after what they are.
 */
void address_as(struct view *view, enum format format);

/* A line of links to the first and the next page, as the JSON answer says, and to the same rows as
 * data. */
void address_write_ways(struct view *view, const json_t *answer);

#endif
