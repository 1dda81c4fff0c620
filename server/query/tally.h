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
 * Counts rows of large resources without reading them: those that hits_find() finds, and the values
 * of a facet by their codes.
 *
 * Both functions return 1 if they have counted; 0 if the caller must use SQL (a facet that is not
 * encoded, a search alone, or few rows that an index finds); or -1 and set err. What they find is
 * stored in `hits` and used by what follows in the same request.
 */

/* Counts the rows that match the query. */
int tally_count(struct db *db, const struct query *query, struct hits *hits, int64_t *ret_total,
	struct error *err);

/*
 * Counts the values of a facet. The rows are as from sql_write_facet(); they are computed from
 * `counts`, which must outlive the statement.
 */
int tally_facet(struct db *db, const struct query *query, const struct dimension *facet,
	struct hits *hits, struct buf *counts, struct statement **ret_rows, struct error *err);

#endif
