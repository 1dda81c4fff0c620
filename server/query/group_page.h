#ifndef GROUP_PAGE_H
#define GROUP_PAGE_H

#include <stdbool.h>

struct buf;
struct db;
struct error;
struct grouping;
struct value;

/*
 * Writes the groups of a page as group_write() reads them from query->counted: sorted by the query,
 * those after the row with the sort values `after` (NULL: from the first), at most query_rows_max()
 * + 1. If `after` holds a value that no group can have, it writes all groups. Returns false and
 * sets err on failure.
 */
bool group_page_write(const struct grouping *g, struct db *db, const struct value *after,
	struct buf *found, struct error *err);

#endif
