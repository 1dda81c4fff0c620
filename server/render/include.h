#ifndef INCLUDE_H
#define INCLUDE_H

#include "query/query.h"

#include <stdbool.h>

struct buf;
struct db;
struct error;
struct statement;

/* The relations that a query shows, each with its statements, for one run over its rows. */
struct include {
	const struct query *query;
	struct statement *rows[QUERY_RELATED_MAX];
	struct statement *counts[QUERY_RELATED_MAX]; /* of MANY, else NULL */
};

/* Prepares the statements. False with ERROR_INTERNAL; include_finish() is right then, too. */
bool include_init(
	struct include *include, struct db *db, const struct query *query, struct error *err);
void include_finish(struct include *include);

/*
 * Appends a member for each relation to the JSON object of the current row, whose columns from
 * `column` on hold what they begin from (sql_write_select): an object or null, an array, or for
 * MANY {"data": […], "links": {"all": …}, "meta": {"total": …}}. False with ERROR_INTERNAL.
 */
bool include_write(
	struct include *include, struct statement *row, int column, struct buf *out, struct error *err);

#endif
