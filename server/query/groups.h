#ifndef GROUPS_H
#define GROUPS_H

#include "base/value.h"

#include <stdint.h>

struct db;
struct error;
struct hits;
struct query;

/* Bytes of the list of rows that SQL reads groups from: a number for each row. */
enum { GROUPS_FOUND_MAX = 8 << 20 };

/* The groups of a page. */
struct groups;

/*
 * Groups the rows that match a query: from encoded columns if the build has coded all dimensions
 * and aggregated fields, as tally.h describes for facets; else from the rows themselves. Then
 * selects the groups of the page after the one with the sort values `after` (NULL: from the first),
 * at most query_rows_max() + 1, unless there are more than QUERY_GROUPS_MAX. What SQL finds of
 * large resources is stored in `hits`, and reused by further calls with the same conditions and
 * search.
 *
 * The caller releases the result, and keeps the query until then. Returns NULL and sets err on
 * failure.
 */
struct groups *groups_find(struct db *db, const struct query *query, struct hits *hits,
	const struct value *after, struct error *err);
void groups_release(struct groups *groups);

/* The number of all groups, over all pages, up to QUERY_GROUPS_MAX + 1; and of those of the page.
 */
int64_t groups_total(const struct groups *groups);
size_t groups_count(const struct groups *groups);

/* Returns the value of a group of the page in a field of query_rows(), valid until the release. */
struct value groups_value(const struct groups *groups, size_t index, size_t field);

#endif
