#ifndef ORDER_H
#define ORDER_H

#include "query/query.h"

struct buf;
struct db;
struct error;
struct hits;

enum { ORDER_MAX = (QUERY_PART_MAX + 1) * 20 + 2 /* bytes of the JSON array */ };

/*
 * Finds the rows of a page by codes (tally.h) if no index has their order, or if SQL would find
 * them in the order of the key at great cost. Codes are in the order of the values, so comparing
 * rows takes two bytes a column, while SQL would sort all rows with all of their columns. Writes
 * the api_row of the rows that sql_write_select() would select as a JSON array, in no particular
 * order. Returns 1 if it has; 0 if SQL must select the rows, because an index serves, a
 * column is not coded, or a value of `after` does not occur; or -1 and sets err. `hits` is used as
 * in tally.h.
 */
int order_find(struct db *db, const struct query *query, const struct value *after,
	struct hits *hits, struct buf *rows, struct error *err);

#endif
