#ifndef ORDER_H
#define ORDER_H

struct buf;
struct query;
struct sql_values;
struct value;

/* `ORDER BY` the terms of a query, nulls last either way. */
void order_write(const struct query *query, struct buf *sql);

/*
 * The rows of the table api_page that come after one, of which `after` has the value of each term. They come in legs
 * that an index of the first term finds without what lies before: those that are equal in it and come later in others,
 * those that come later in it, and those in which it is null.
 */
void order_write_legs(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *values);

#endif
