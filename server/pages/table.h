#ifndef TABLE_H
#define TABLE_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;
struct value;

/*
 * Writes the page of a collection: what it is, what is filtered by and what can be, and a table of
 * few columns (columns.h), each row with a link to its item. The query is one of query_parse_page()
 * with the base of the pages in this language. `after` and errors as of render_collection().
 */
bool table_write(const struct source *source, const struct query *query, const struct value *after,
	enum language language, struct buf *body, struct error *err);

#endif
