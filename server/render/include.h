#ifndef INCLUDE_H
#define INCLUDE_H

#include "base/buf.h"
#include "query/query.h"

#include <stdbool.h>

struct db;
struct error;
struct statement;

/* What was written for a value that a relation begins from: many rows have the same source, or
 * list. */
struct written {
	size_t from, from_len; /* the value, in include.values */
	size_t at, len;        /* what it gave, in the body; 0 while the place is free */
};

enum { INCLUDE_WRITTEN_MAX = 32 /* of each relation; a value has one place, and the last stays */ };

/* One of them with its statements. */
struct included {
	const struct relation *relation;
	uint64_t nested; /* the relations of its other that stand in it: so many of those that follow */
	struct statement *rows;
	struct statement *count; /* of MANY that is cut short, else NULL */
	struct written written[INCLUDE_WRITTEN_MAX];
};

/* The relations that a query shows, for one run over its rows. */
struct include {
	struct db *db;
	const struct query *query;
	struct included relations[QUERY_RELATED_MAX];
	size_t count;
	struct buf values;
};

/* Prepares the statements, which are released before the connection is given back. False with
 * ERROR_INTERNAL; include_finish() is right then, too. */
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
