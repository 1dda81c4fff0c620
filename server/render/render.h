#ifndef RENDER_H
#define RENDER_H

#include "query/target.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct catalog;
struct db;
struct error;
struct query;
struct totals;
struct value;

enum {
	RENDER_MAX = 64 << 20,     /* bytes of a body */
	RENDER_PAGE_MAX = 1 << 20, /* once it has so many, no further row goes into a page */
};

/* Where rows come from: what is offered, a connection for this request, and what was counted before. */
struct source {
	const struct catalog *catalog;
	struct db *db;
	struct totals *totals;
};

/* What a collection's headers say beside its body. */
struct page {
	int64_t total;             /* rows that the conditions leave, exact */
	char next[TARGET_MAX + 1]; /* path and query of the next page; empty on the last */
};

/*
 * Runs a query and writes the collection in the query's format: {"data": […], "links": {…},
 * "meta": {…}}, lines of NDJSON, or CSV with a header line. A page ends at the query's limit or at
 * RENDER_PAGE_MAX, whichever it reaches first: what is included multiplies rows. `after` is what cursor_read() made of
 * the query's cursor, NULL without one. The same dataset and query give the same bytes. False with
 * ERROR_INTERNAL, ERROR_TOO_COSTLY, or ERROR_URI_TOO_LONG where the next page has no address.
 */
bool render_collection(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

/* Writes one item, {"data": {…}, "links": {…}, "meta": {…}}, or its line; ERROR_NOT_FOUND if there
 * is none. */
bool render_item(const struct source *source, const struct query *query, const char *key,
	struct buf *body, struct error *err);

/* Writes `],"links":{…},"meta":{…` of a collection or search, up to its dataset, all but "}}\n". */
void render_envelope(const struct catalog *catalog, const struct query *query,
	const struct page *page, struct buf *body);

/* Prepares a statement and binds its parameters; NULL with an error. */
struct sql_values;
struct statement *render_prepare(
	struct db *db, struct buf *sql, const struct sql_values *values, struct error *err);

/* The integer that a statement's only row has: the number of rows that a count finds, by memory
 * where it was counted before. */
bool render_count(const struct source *source, struct buf *sql, const struct sql_values *values,
	int64_t *ret_total, struct error *err);

/*
 * Writes into page->next where the rows after those with these sort terms begin. ERROR_URI_TOO_LONG
 * if that address could not be asked for.
 */
bool render_next(const struct catalog *catalog, const struct query *query,
	const struct value *values, struct page *page, struct error *err);

/* Whether a page of so many rows, the last of which was just written, has no room for another. */
bool render_page_is_full(const struct query *query, int count, const struct buf *body);

/* After the rows of a page: whether all went well; there is no next page where no row is left over
 * (`more` is 0), and then its address does not matter. */
bool render_end(int more, struct page *page, struct error *err);

#endif
