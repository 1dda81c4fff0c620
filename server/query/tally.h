#ifndef TALLY_H
#define TALLY_H

#include "query/query.h"

#include <stdint.h>

struct buf;
struct db;
struct error;
struct hits;
struct statement;

/*
 * Counts rows of large resources without reading them. The build encodes each column whose values
 * repeat (api_word and api_column in schema/generic/description.sql): a condition is evaluated once
 * for each distinct value, and a row is one two-byte code in each column.
 *
 * SQL evaluates what codes cannot; the result is stored in `hits` and reused by further counts of
 * the same request.
 *
 * All functions return 1 if they have counted; 0 if the caller must use SQL (a column that is not
 * encoded, a search alone, or few rows that an index finds); or -1 and set err.
 */

/* Counts the rows that match the query. */
int tally_count(struct db *db, const struct query *query, struct hits *hits, int64_t *ret_total,
	struct error *err);

/*
 * Sets ret_left[api_row - 1] to 1 for each row that matches the query, else 0. ret_left has a byte
 * for each row of the resource. Also returns 0 if the query has no conditions.
 */
int tally_leave(struct db *db, const struct query *query, struct hits *hits, uint8_t *ret_left,
	struct error *err);

/*
 * Counts the values of a facet. The rows are as from sql_write_facet(); they are computed from
 * `counts`, which must outlive the statement.
 */
int tally_facet(struct db *db, const struct query *query, const struct dimension *facet,
	struct hits *hits, struct buf *counts, struct statement **ret_rows, struct error *err);

#endif
