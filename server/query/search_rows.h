#ifndef SEARCH_ROWS_H
#define SEARCH_ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct catalog;
struct query;

/* Whether a search over all resources covers the resource at an index of the catalog. */
bool search_rows_has(const struct catalog *catalog, const struct query *query, size_t resource);

/*
 * Writes conditions on the rowid of the search index, ` AND …`, for the rows of these resources:
 * from the first to the last row, which FTS5 applies without reading what is outside; then what is
 * between but of other resources, the most rows first, so that most rows that are not wanted are
 * seen to be so at once.
 */
void search_rows_write(const struct catalog *catalog, const struct query *query, struct buf *sql);

#endif
