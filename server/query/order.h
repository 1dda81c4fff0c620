#ifndef ORDER_H
#define ORDER_H

#include "query/query.h"

struct buf;
struct db;
struct error;
struct hits;

/* Bytes of what order_find() writes: rows, or ranks by row. */
enum { ORDER_MAX = QUERY_RANKED_MAX * 48 + 2 };

_Static_assert(QUERY_RANKED_MAX >= QUERY_PART_MAX + 1, "the rows of a page are no more");

/*
 * Finds the rows of a page by codes (tally.h) if no index has their order, or if SQL would find
 * them in the order of the key at great cost. Codes are in the order of the values, so comparing
 * rows takes two bytes a column, while SQL would sort all rows with all of their columns. Writes
 * the api_row of the rows that sql_write_select() would select as a JSON array, in no particular
 * order. Returns 1 if it has; 0 if SQL must select the rows, because an index serves, a
 * column is not coded, or a value of `after` does not occur; or -1 and sets err. `hits` is used as
 * in tally.h.
 *
 * If query_is_ranked() it writes a JSON object instead, of the ranks by api_row, as whole numbers
 * of 1 / RANK_UNITS; also if it returns 0, then of all rows that match. More than
 * QUERY_RANKED_MAX that q finds are ERROR_BAD_QUERY.
 */
int order_find(struct db *db, const struct query *query, const struct value *after,
	struct hits *hits, struct buf *rows, struct error *err);

#endif
