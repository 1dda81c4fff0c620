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
 * Counts of large resources, without a look at their rows: the build has coded each of their
 * columns whose values repeat (schema/generic/description.sql: api_word, api_column). Conditions
 * are judged once a value, and a row is a code of two bytes for each column that matters.
 *
 * What codes cannot judge SQL looks for: `hits` has the rows, or gets them, for further counts of
 * the same request.
 *
 * All say 1 if they have counted, 0 if SQL has to (groups, a column that is not coded, a search
 * without facets), -1 with an error.
 */

/* The rows that the conditions leave. */
int tally_count(struct db *db, const struct query *query, struct hits *hits, int64_t *ret_total,
	struct error *err);

/* Which rows these are, in the order of api_row: 1 or 0 for each of the resource's. 0 also without
 * conditions. */
int tally_leave(struct db *db, const struct query *query, struct hits *hits, uint8_t *ret_left,
	struct error *err);

/* Rows as sql_write_facet()'s; what is bound to them is in `counts`, which must outlive the
 * statement. */
int tally_facet(struct db *db, const struct query *query, const struct dimension *facet,
	struct hits *hits, struct buf *counts, struct statement **ret_rows, struct error *err);

#endif
