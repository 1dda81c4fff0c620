#ifndef GROUP_PAGE_H
#define GROUP_PAGE_H

#include <stdbool.h>
#include <stddef.h>

struct db;
struct error;
struct grouping;
struct slot;
struct value;

/*
 * Stores the groups of a page: sorted by the query, those after the row with the sort values
 * `after` (NULL: from the first), at most query_rows_max() + 1 and no more than there are, which
 * ret_slots must have room for. Reads the values that they show, so that grouping_value() knows
 * them. Returns false and sets err on failure.
 */
bool group_page_sort(struct grouping *g, struct db *db, const struct value *after,
	const struct slot **ret_slots, size_t *ret_count, struct error *err);

#endif
