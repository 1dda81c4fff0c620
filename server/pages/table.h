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
 * Writes the page of a collection: its description, the current filters and those on offer, and a
 * table of a few columns (columns.h) with links to the items. The query must be from
 * query_parse_page(), with the pages' base in this language. `after` and errors are as for
 * render_collection().
 */
bool table_write(const struct source *source, const struct query *query, const struct value *after,
	enum language language, struct buf *body, struct error *err);

#endif
