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
struct statement;
struct sql_values;
struct totals;
struct value;

/* What the pages of a collection and of a search have in common. */

/*
 * Once a page, or a part of the rest of a whole table, has so many bytes, no further row goes into
 * it; that of which HTML is made ends sooner, for a row costs ten to twenty times as much there.
 */
enum {
	PAGE_BYTES_MAX = 1 << 20,
	PAGE_REST_BYTES_MAX = 256 << 10,
	PAGE_HTML_BYTES_MAX = 32 << 10,
};

/* Where rows come from: what is offered, a connection for this request, and what was counted
 * before. */
struct source {
	const struct catalog *catalog;
	struct db *db;
	struct totals *totals;
};

/* What a collection's headers say beside its body. */
struct page {
	int64_t total;             /* rows that the conditions leave, exact */
	char next[TARGET_MAX + 1]; /* path and query of the next page; empty on the last */
	size_t rows_end;           /* of JSON: behind the array of rows in the body */
};

/* What a body of JSON begins with; its last byte opens the array of rows. */
#define PAGE_HEAD "{\"data\":["

/* Writes `],"links":{…},"meta":{…` of a collection or search, up to its dataset, all but "}}\n";
 * sets page->rows_end. */
void page_write_envelope(
	const struct catalog *catalog, const struct query *query, struct page *page, struct buf *body);

/* Writes `"dataset":{…}`, which answers are from. */
void page_write_dataset(const struct catalog *catalog, struct buf *body);

/* The integer that a statement's only row has, the number of the query's rows: by memory where it
 * was counted before, by codes where the query's columns have them, with the request's hits
 * (tally.h). */
bool page_count(const struct source *source, const struct query *query, struct hits *hits,
	struct buf *sql, const struct sql_values *values, int64_t *ret_total, struct error *err);

/* Writes a value of a facet, a field's, and how often it is there: the first, or one behind others.
 */
void page_write_facet_value(const struct field *field, const struct value *value, int64_t count,
	bool first, struct buf *body);

/*
 * Writes the values of a facet, a field's, and how often each is there: from rows of both, which
 * may be NULL with an error. False with an error.
 */
bool page_write_facet(
	const struct field *field, struct statement *rows, struct buf *body, struct error *err);

/*
 * Writes into page->next where the rows after those with these sort terms begin. ERROR_URI_TOO_LONG
 * if that address could not be asked for.
 */
bool page_write_next(const struct catalog *catalog, const struct query *query,
	const struct value *values, struct page *page, struct error *err);

/* Whether a page of so many rows, the last of which was just written, has no room for another. */
bool page_is_full(const struct query *query, int count, const struct buf *body);

/* After the rows of a page: whether all went well; there is no next page where no row is left over
 * (`more` is 0), and then its address does not matter. */
bool page_end(int more, struct page *page, struct error *err);

#endif
