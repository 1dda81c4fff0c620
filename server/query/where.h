#ifndef WHERE_H
#define WHERE_H

#include "query/query.h"

#include <stddef.h>

struct buf;

/*
 * The parameters of a statement: the search, the values of conditions and of the cursor, the limit.
 */
enum { SQL_VALUES_MAX = QUERY_VALUES_MAX + QUERY_TERMS_MAX + 2 };

struct sql_values {
	struct value values[SQL_VALUES_MAX]; /* for ?1, ?2, … */
	size_t count;
};

/* Adds a value and returns the number of its parameter. */
size_t where_bind(struct sql_values *values, struct value value);

/* Writes ` FROM … WHERE …` for the rows that match the query's conditions and search. */
void where_write(const struct query *query, struct buf *sql, struct sql_values *values);

/* The same, ignoring the conditions on one field. */
void where_write_without(const struct query *query, const struct field *field, struct buf *sql,
	struct sql_values *values);

/*
 * Writes ` FROM … WHERE …` for the entries of the search index, within the query's resource, that
 * match q; from query->found if that is set.
 */
void where_write_hits(const struct query *query, struct buf *sql, struct sql_values *values);

/*
 * Writes `… AS api_found FROM …` for the same entries: their items' where_row(). For a resource
 * without api_row this reads the key from the index entry.
 */
void where_write_items(const struct query *query, struct buf *sql, struct sql_values *values);

/*
 * The same behind the rank of each, query_relevance: of FTS5, or those that order_find() has
 * written.
 */
void where_write_ranked(const struct query *query, struct buf *sql, struct sql_values *values);

/*
 * Writes ` FROM … WHERE …` for the index entries that the FTS5 expression `match` finds in all
 * resources of a search. If match is NULL, finds the successors of the retired key in query->q
 * instead.
 */
void where_write_search(const struct catalog *catalog, const struct query *query, const char *match,
	struct buf *sql, struct sql_values *values);

/*
 * Returns the column that rows of a resource are fastest found by: api_row, or the key if it has
 * none.
 */
const char *where_row(const struct resource *resource);

/*
 * Writes ` FROM … WHERE …` for the members of a list field: column `value`, with the where_row() of
 * its row as `item`.
 */
void where_write_list(const struct resource *resource, const struct field *field, struct buf *sql);

/* The same, for the members that are among a condition's values. */
void where_write_members(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values);

/* Writes a boolean expression for one condition, over columns named as the fields. */
void where_write_condition(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values);

/*
 * Writes a boolean expression: the condition's field contains, or begins with, the text ?parameter.
 */
void where_write_pattern(const struct condition *condition, size_t parameter, struct buf *sql);

#endif
