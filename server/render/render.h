#ifndef RENDER_H
#define RENDER_H

#include "render/page.h"

#include <stdbool.h>

enum { RENDER_MAX = 64 << 20 /* bytes of a body */ };

/*
 * Runs a query and writes the collection in the query's format: {"data": […], "links": {…},
 * "meta": {…}}, lines of NDJSON, or CSV with a header line. A page ends at the query's limit or at
 * PAGE_BYTES_MAX, whichever it reaches first: what is included multiplies rows. A whole table is
 * given in parts, which end at QUERY_PART_MAX rows, or at PAGE_BYTES_MAX and behind the first at
 * PAGE_REST_BYTES_MAX; only the first has a head and is counted. `after` is what cursor_read() made
 * of the query's cursor, NULL without one. The same dataset and query give the same bytes. False
 * with ERROR_INTERNAL, ERROR_TOO_COSTLY, or ERROR_URI_TOO_LONG where the next page has no address.
 */
bool render_collection(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

/* Writes one item, {"data": {…}, "links": {…}, "meta": {…}}, or its line; ERROR_NOT_FOUND if there
 * is none. */
bool render_item(const struct source *source, const struct query *query, const char *key,
	struct buf *body, struct error *err);

#endif
