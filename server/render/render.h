#ifndef RENDER_H
#define RENDER_H

#include "render/page.h"

#include <stdbool.h>

enum { RENDER_MAX = 64 << 20 /* bytes of a body */ };

/*
 * Runs a query and writes the collection in the query's format: {"data": […], "links": {…}, "meta":
 * {…}}, NDJSON lines, or CSV with a header line. A page ends at the query's limit or at
 * PAGE_BYTES_MAX, whichever comes first, since included records multiply its size. A whole table is
 * written in parts, each of at most QUERY_PART_MAX rows, and of PAGE_BYTES_MAX (the first) or
 * PAGE_REST_BYTES_MAX, or of groups PAGE_GROUPS_BYTES_MAX; only the first has a header line and a
 * total.
 *
 * `after` holds the values from cursor_read(), or is NULL. The same dataset and query always give
 * the same bytes. Returns false with ERROR_INTERNAL, ERROR_TOO_COSTLY, or ERROR_URI_TOO_LONG if the
 * next page's address is too long.
 */
bool render_collection(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

/*
 * Writes one item: {"data": {…}, "links": {…}, "meta": {…}}, or its line of CSV or NDJSON. Sets
 * ERROR_NOT_FOUND if there is none.
 */
bool render_item(const struct source *source, const struct query *query, const char *key,
	struct buf *body, struct error *err);

#endif
