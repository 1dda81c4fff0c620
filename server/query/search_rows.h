#ifndef SEARCH_ROWS_H
#define SEARCH_ROWS_H

#include "dataset/catalog.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct query;

/* Whether a search over all resources covers the resource at an index of the catalog. */
bool search_rows_has(const struct catalog *catalog, const struct query *query, size_t resource);

/* The resource whose item a row of the search index is; NULL if it is none's. */
const struct resource *search_rows_resource(const struct catalog *catalog, int64_t row);

/* What a row is ranked by in a search, of its rank in the index (rank.h): this times the weight of
 * its resource. */
double search_rows_rank(const struct catalog *catalog, int64_t row, double rank);

/* Rows of the search index, from the first to the last. */
struct search_range {
	int64_t first, last;
};

/* Stores the ranges of rows that a search covers, ascending and with others' rows between them.
 * Returns their number. */
size_t search_rows_ranges(const struct catalog *catalog, const struct query *query,
	struct search_range ret_ranges[static CATALOG_RESOURCES_MAX]);

/*
 * Writes conditions on the rowid of the search index, ` AND …`, for the rows of these resources:
 * from the first to the last row, of which FTS5 itself gives no others, though it reads from the
 * beginning up to what it finds first, and behind the last up to what it finds next; then what is
 * between but of other resources, the most rows first, so that most rows that are not wanted are
 * seen to be so at once.
 */
void search_rows_write(const struct catalog *catalog, const struct query *query, struct buf *sql);

#endif
