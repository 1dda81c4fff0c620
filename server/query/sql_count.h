#ifndef SQL_COUNT_H
#define SQL_COUNT_H

struct buf;
struct dimension;
struct query;
struct sql_values;

/* Writes a count of the rows that match the query: one row, one column. */
void sql_write_count(const struct query *query, struct buf *sql, struct sql_values *ret_values);

/* Writes a count of the matching rows for each value or year, most frequent first: value, count. */
enum { SQL_FACET_MAX = 1000 };
void sql_write_facet(const struct query *query, const struct dimension *facet, struct buf *sql,
	struct sql_values *ret_values);

#endif
