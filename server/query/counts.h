#ifndef COUNTS_H
#define COUNTS_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct db;
struct dimension;
struct error;
struct resource;
struct statement;

/* Turns counts by code into the rows of a facet. */

/*
 * Writes a statement that returns the same rows as that of sql_write_facet(), given the text
 * written by counts_write() as ?1. SQL sorts the values and adds up those of a year.
 */
void counts_write_sql(
	const struct resource *resource, const struct dimension *facet, struct buf *sql);

/*
 * Writes items[0 … CODES_WORDS - 1] as JSON for counts_write_sql(): all values that occur, or only
 * those that are shown in the facet. Out of memory leaves `counts` failed, as any write to a buffer
 * does.
 */
void counts_write(const int64_t *items, bool all, struct buf *counts);

/*
 * Selects the values and how often they occur, from their counts, which it writes to `counts`; that
 * must stay as long as the statement. Returns NULL and sets err on failure.
 */
struct statement *counts_select(struct db *db, const struct resource *resource,
	const struct dimension *facet, const int64_t *items, struct buf *counts, struct error *err);

#endif
