#ifndef COUNTS_H
#define COUNTS_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct dimension;
struct query;

/* The counts of a facet's values, from codes to rows. */

/*
 * Writes a statement that has rows as sql_write_facet()'s from what counts_write() has written,
 * bound to ?1: SQL puts them in order, and years together.
 */
void counts_write_sql(const struct query *query, const struct dimension *facet, struct buf *sql);

/* Writes the number of items by code, CODES_WORDS of them, as JSON: of all values that occur, or of
 * those that are shown; without memory it fails as a buffer does. */
void counts_write(const int64_t *items, bool all, struct buf *counts);

#endif
