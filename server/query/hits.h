#ifndef HITS_H
#define HITS_H

#include "query/row_scan.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct db;
struct error;
struct field;
struct query;
struct statement;

/*
 * Whether the query has a search or conditions, those on the field `without` (may be NULL) not
 * counted.
 */
bool hits_are_needed(const struct query *query, const struct field *without);

/* Whether a condition is evaluated on the codes of its column. */
bool hits_are_of_codes(const struct query *query);

/* Whether the query has a search, or a condition that is not evaluated on codes. */
bool hits_are_of_sql(const struct query *query);

/* Bytes that hits_find() allocates for a query; 0 if it will not be called. */
size_t hits_size(const struct query *query);

/*
 * Whether hits_find() takes less than SQL, which would read all rows of a large resource: the query
 * has only conditions that exclude few rows (`__ne`) or are on the texts of a column.
 */
bool hits_are_sooner(const struct query *query);

/*
 * Finds the rows that match the search and all conditions but those on `without`: NULL, or the
 * field of a facet if facet_mode is multi_select. Unless hits->found is filled already, each
 * condition is evaluated once. Returns false and sets err on failure.
 */
bool hits_find(struct hits *hits, struct db *db, const struct query *query,
	const struct field *without, struct error *err);

/*
 * Stores whether the search q finds more than `max` items of the query's resource. Returns false
 * and sets err on failure.
 */
bool hits_exceed(
	struct db *db, const struct query *query, int max, bool *ret_more, struct error *err);

/*
 * Whether SQL would run the search q more than once: for facets on fields without codes, or for
 * both the page and its total.
 */
bool hits_are_repeated(const struct query *query);

/*
 * Runs the search q once for all statements of a request, except those that rank. Sets query->found
 * to a JSON array of the items' where_row(); it is valid until the caller releases the returned
 * statement. Returns NULL and sets err on failure.
 */
struct statement *hits_list(struct db *db, struct query *query, struct error *err);

void hits_finish(struct hits *hits);

#endif
