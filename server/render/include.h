#ifndef INCLUDE_H
#define INCLUDE_H

#include "base/buf.h"
#include "query/query.h"
#include "render/record_names.h"

#include <stdbool.h>

struct db;
struct error;
struct statement;

/*
 * Caches the JSON written for a value that a relation starts from, since many rows have the same
 * source or list.
 */
struct written {
	size_t from, from_len; /* the value, in include.values */
	size_t at, len;        /* its JSON, in the body; len 0 marks a free slot */
};

enum {
	INCLUDE_WRITTEN_MAX = 32 /* slots for each relation; a newer value replaces an older one */
};

/* A relation in use, with its statements. */
struct included {
	const struct relation *relation;
	uint64_t nested; /* bit set of the other resource's relations that are shown inside; they follow
						in include.relations */
	struct statement *rows;
	struct statement *count; /* total of a MANY relation whose rows are limited, else NULL */
	struct written written[INCLUDE_WRITTEN_MAX];
};

/* The relations and names that a query shows, for one pass over its rows. */
struct include {
	struct db *db;
	const struct query *query;
	struct included relations[QUERY_RELATED_MAX];
	size_t count;
	struct buf values;
	struct record_names names; /* names of the records that the rows refer to */
};

/*
 * Prepares the statements. include_finish() must release them before the connection is returned; it
 * may be called after failure, too. Returns false with ERROR_INTERNAL.
 */
bool include_init(
	struct include *include, struct db *db, const struct query *query, struct error *err);
void include_finish(struct include *include);

/*
 * Appends a member for each relation to the JSON object of the current row: an object or null, an
 * array, or for MANY {"data": […], "links": {"all": …}, "meta": {"total": …}}. The row's columns
 * from `column` on hold the values that relations start from (sql_write_select()). Returns false
 * with ERROR_INTERNAL.
 */
bool include_write(
	struct include *include, struct statement *row, int column, struct buf *out, struct error *err);

#endif
