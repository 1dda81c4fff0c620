#ifndef SQL_H
#define SQL_H

#include "query/query.h"
#include "query/where.h"

#include <stddef.h>

struct buf;
struct db;
struct error;
struct statement;

enum { SQL_MAX = 65536 /* bytes of a statement */ };

/*
 * From a checked query to SQL. Names come from the catalog alone, values are always bound.
 *
 * sql_write_select: a page of rows after those whose sort terms have the values `after` (NULL: from
 * the first), one more than query_rows_max(). Columns: those of projection_write(), then the sort
 * terms, then for each relation to show, in their order, what sql_write_related asks for.
 */
void sql_write_select(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *ret_values);

/* The same of the rows whose api_row are in a list, as order_find() writes it: its bytes are
 * borrowed. */
void sql_write_found(const struct query *query, const struct buf *rows, struct buf *sql,
	struct sql_values *ret_values);

/*
 * Whether no index is known to have the order of such a page, so that all rows may be sorted. The
 * statement sorts their terms and numbers alone then, and reads the rows of the page afterwards:
 * else the sort would carry all columns of each row.
 */
bool sql_sorts(const struct query *query);

/* One row, one column: how many rows the conditions leave. */
void sql_write_count(const struct query *query, struct buf *sql, struct sql_values *ret_values);

/* A row, if there is one whose field contains, or begins with, the text ?1 as the condition says.
 */
void sql_write_holder(
	const struct query *query, const struct condition *condition, struct buf *sql);

/* The row whose key is ?1; columns as above, but for the sort terms. */
void sql_write_item(const struct query *query, struct buf *sql);

/* Rows per value or year under the query's conditions, most first: value, count. */
enum { SQL_FACET_MAX = 1000 };
void sql_write_facet(const struct query *query, const struct dimension *facet, struct buf *sql,
	struct sql_values *ret_values);

/* Prepares a statement and binds its parameters, `values` being NULL where it has none yet; NULL
 * with an error, also for the text that found no memory, NULL. */
struct statement *sql_prepare(
	struct db *db, const char *sql, const struct sql_values *values, struct error *err);

#endif
