#ifndef SQL_H
#define SQL_H

#include "query.h"

#include <stddef.h>

struct buf;

/* Parameters of a statement: the values of conditions, those of a cursor, the limit. */
enum { SQL_VALUES_MAX = QUERY_VALUES_MAX + QUERY_SORT_MAX + 2 };

struct sql_values {
	struct value values[SQL_VALUES_MAX]; /* for ?1, ?2, … */
	size_t count;
};

/*
 * From a checked query to SQL. Names come from the catalog alone, values are always bound.
 *
 * sql_write_select: a page of rows after those whose sort terms have the values `after` (NULL: from
 * the first), one more than the limit. Columns: the fields to show in their order, then the sort
 * terms.
 */
void sql_write_select(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *ret_values);

/* One row, one column: how many rows the conditions leave. */
void sql_write_count(const struct query *query, struct buf *sql, struct sql_values *ret_values);

/* The row whose key is ?1; columns: the fields to show. */
void sql_write_item(const struct query *query, struct buf *sql);

#endif
