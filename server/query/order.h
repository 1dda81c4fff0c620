#ifndef ORDER_H
#define ORDER_H

#include "query/query.h"

struct buf;
struct db;
struct error;
struct hits;

enum { ORDER_MAX = (QUERY_PART_MAX + 1) * 20 + 2 /* bytes of a list of rows */ };

/*
 * The rows of a page that no index has in order, found by the codes of the columns that they are
 * sorted by (tally.h): codes are in the order of the values, so that a row is told by two bytes a
 * column. SQL would sort all rows with all that is shown of them.
 *
 * Writes the api_row of what sql_write_select() would select, as a JSON array in no order. Says 1
 * if it has, 0 if SQL has to look (an index has the order, a column is not coded, a value of
 * `after` does not occur), -1 with an error. `hits` as in tally.h.
 */
int order_find(struct db *db, const struct query *query, const struct value *after,
	struct hits *hits, struct buf *rows, struct error *err);

#endif
