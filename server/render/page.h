#ifndef PAGE_H
#define PAGE_H

#include "query/target.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct catalog;
struct field;
struct db;
struct error;
struct hits;
struct query;
struct record_names;
struct statement;
struct sql_values;
struct totals;
struct value;

/* Common parts of the pages of a collection and of a search. */

/*
 * A page, or a later part of a whole table, takes no further row once it has this many bytes. The
 * limit is lower for HTML, where a row costs ten to twenty times as much, and higher for a whole
 * table of groups, which are made anew for each of its parts.
 */
enum {
	PAGE_BYTES_MAX = 1 << 20,
	PAGE_GROUPS_BYTES_MAX = 2 << 20,
	PAGE_REST_BYTES_MAX = 256 << 10,
	PAGE_HTML_BYTES_MAX = 32 << 10,
};

/*
 * Where rows come from: the catalog, the request's connection, cached totals, and search results
 * kept between the statements of a request or the parts of a whole table (NULL: none).
 */
struct source {
	const struct catalog *catalog;
	struct db *db;
	struct totals *totals;
	struct hits *kept;
};

/* What the headers of a page need to know. */
struct page {
	int64_t total;             /* exact number of matching rows, over all pages */
	char next[TARGET_MAX + 1]; /* path and query of the next page; "" on the last */
	size_t rows_end;           /* JSON: offset in the body of the end of the array of rows */
};

/* The beginning of a JSON body, up to the opening bracket of the rows. */
#define PAGE_HEAD "{\"data\":["

/* Writes what comes before the rows: of JSON PAGE_HEAD, of CSV the header line. */
void page_write_head(const struct query *query, struct buf *body);

/*
 * Writes a row in the query's format: page_begin_row() its columns (row.h), with what comes before
 * them, and page_end_row() what comes after them and any included records. page_begin_row() returns
 * false and sets err on failure.
 */
bool page_begin_row(const struct query *query, bool first, struct record_names *names,
	const struct value *columns, struct buf *body, struct error *err);
void page_end_row(const struct query *query, struct buf *body);

/*
 * Writes `],"links":{…},"meta":{…` up to and including the dataset, without the final "}}\n"; sets
 * page->rows_end.
 */
void page_write_envelope(
	const struct catalog *catalog, const struct query *query, struct page *page, struct buf *body);

/* Writes `"dataset":{…}`: version and digest. */
void page_write_dataset(const struct catalog *catalog, struct buf *body);

/*
 * Counts the rows of a query: from the cache of totals, else from encoded columns with the
 * request's hits (tally.h), else by the given statement, which returns one integer.
 */
bool page_count(const struct source *source, const struct query *query, struct hits *hits,
	struct buf *sql, const struct sql_values *values, int64_t *ret_total, struct error *err);

/*
 * Writes the values and counts of a facet. `rows` select them, and may be NULL with err set.
 * Returns false and sets err on failure.
 */
bool page_write_counts(
	const struct field *field, struct statement *rows, struct buf *body, struct error *err);

/*
 * Writes the facets of a query with the count of each value, if it has facets. `hits` is as in
 * tally.h. Returns false and sets err on failure.
 */
bool page_write_facets(struct db *db, const struct query *query, struct hits *hits,
	struct buf *body, struct error *err);

/*
 * Writes the address of the page after the row with these sort values into page->next. Sets
 * ERROR_URI_TOO_LONG if it is too long to be requested.
 */
bool page_write_next(const struct catalog *catalog, const struct query *query,
	const struct value *values, struct page *page, struct error *err);

/* The bytes at which a page or the first part of a whole table is full, or a later part of it. */
size_t page_bytes_max(const struct query *query, bool is_rest);

/* Whether the page is full after `count` rows. */
bool page_is_full(const struct query *query, int count, const struct buf *body);

/*
 * Ends the rows of a page; `more` is the result of the last step: 1 if a row is left, 0 if not, -1
 * on failure. Without a further row it clears page->next and ignores ERROR_URI_TOO_LONG. Returns
 * whether there is no error.
 */
bool page_end(int more, struct page *page, struct error *err);

#endif
