#ifndef WHERE_H
#define WHERE_H

#include "query/query.h"

#include <stddef.h>

struct buf;

/* Parameters of a statement: a search, the values of conditions, those of a cursor, the limit. */
enum { SQL_VALUES_MAX = QUERY_VALUES_MAX + QUERY_TERMS_MAX + 2 };

struct sql_values {
	struct value values[SQL_VALUES_MAX]; /* for ?1, ?2, … */
	size_t count;
};

/* Adds a parameter and gives its number. */
size_t where_bind(struct sql_values *values, struct value value);

/* ` FROM … WHERE …`: the rows that a query's conditions and words leave. */
void where_write(const struct query *query, struct buf *sql, struct sql_values *values);

/* The same without the conditions on one field. */
void where_write_without(const struct query *query, const struct field *field, struct buf *sql,
	struct sql_values *values);

/* The same without those, too, that are judged by codes. */
void where_write_uncoded(const struct query *query, const struct field *without, struct buf *sql,
	struct sql_values *values);

/* The same of what the words find among the resource's rows of the index. */
void where_write_hits(const struct query *query, struct buf *sql, struct sql_values *values);

/* `… AS api_found FROM …` of the same: their items' api_row, or their keys where they have none,
 * for which all texts of a hit have to be read. */
void where_write_items(const struct query *query, struct buf *sql, struct sql_values *values);

/* The same of what an expression finds in the index, of all resources that a search is in; or
 * without one of what succeeds the retired key that q= is. */
void where_write_search(const struct catalog *catalog, const struct query *query, const char *match,
	struct buf *sql, struct sql_values *values);

/* How well a row of these answers, the less the better: its rank by the weight of its resource. */
void where_write_rank(const struct catalog *catalog, const struct query *query, struct buf *sql);

/* The column by which a row is found soonest: api_row, or the key of a resource that has none. */
const char *where_row(const struct resource *resource);

/* ` FROM … WHERE …`: the places in a field's lists. `item` is the where_row() of the one whose list
 * has `value` there. */
void where_write_list(const struct resource *resource, const struct field *field, struct buf *sql);

/* Whether one of the query's conditions holds for a row whose columns have the names of fields. */
void where_write_condition(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values);

/* Whether the condition's field contains, or begins with, the text of a parameter. */
void where_write_pattern(const struct condition *condition, size_t parameter, struct buf *sql);

#endif
