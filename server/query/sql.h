#ifndef SQL_H
#define SQL_H

#include "query/query.h"
#include "query/where.h"

#include <stddef.h>

struct buf;
struct db;
struct error;
struct rank_taker;
struct statement;

enum { SQL_MAX = 65536 /* bytes of a statement */ };

/*
 * Writes SQL for a checked query. Names come from the catalog only, values are bound.
 *
 * sql_write_select: a page of rows after the row with the sort values `after` (NULL: from the
 * first), one more than query_rows_max(). Columns: those of projection_write(), then the sort
 * terms, then for each relation to show, in their order, what sql_write_related() binds.
 */
void sql_write_select(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *ret_values);

/* The same for the rows in a list written by order_find(), whose bytes are borrowed. */
void sql_write_found(const struct query *query, const struct buf *rows, struct buf *sql,
	struct sql_values *ret_values);

/* The same for the rows in the ranks written by order_find(), of those behind `after`. */
void sql_write_ranked(const struct query *query, const struct buf *ranks, const struct value *after,
	struct buf *sql, struct sql_values *ret_values);

/*
 * Whether SQLite must sort all matching rows, because no index is known to have their order. The
 * statement then sorts only the sort terms and row numbers, and reads the other columns for the
 * rows of the page.
 */
bool sql_sorts(const struct query *query);

/*
 * Whether the rows of sql_write_select() have one more column behind those of the sort terms: the
 * number of rows that match, which a search by relevance alone knows, since SQL ranks them all.
 */
bool sql_has_total(const struct query *query);

/*
 * Writes a statement that returns a row if any value of the condition's field contains, or begins
 * with, the text ?1.
 */
void sql_write_holder(
	const struct query *query, const struct condition *condition, struct buf *sql);

/*
 * Writes a statement for the row with the key ?1. Columns as in sql_write_select(), without sort
 * terms.
 */
void sql_write_item(const struct query *query, struct buf *sql);

/*
 * Prepares a statement and binds `values`, unless NULL. Returns NULL and sets err on failure, also
 * if sql is NULL, which is the text of a buffer without memory.
 */
struct statement *sql_prepare(
	struct db *db, const char *sql, const struct sql_values *values, struct error *err);

/*
 * The same for a statement that calls taken() with a parameter, from where_bind(), to which the
 * taker is bound: it must stay valid until the statement is released. NULL takes nothing.
 */
struct statement *sql_prepare_taken(struct db *db, const char *sql, const struct sql_values *values,
	size_t parameter, struct rank_taker *taker, struct error *err);

#endif
