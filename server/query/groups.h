#ifndef GROUPS_H
#define GROUPS_H

#include <stdint.h>

struct buf;
struct db;
struct error;
struct query;
struct value;

/* Bytes of the lists that groups are read from: a number for each row. */
enum { GROUPS_FOUND_MAX = 8 << 20 };

/*
 * Counts the groups of a large resource from its encoded columns, without reading rows, as tally.h
 * does for facets. All dimensions must be encoded. Conditions on columns without codes are
 * evaluated by SQL, once for both the number of groups and the page.
 *
 * Returns 1 and stores the number of groups, at most QUERY_GROUPS_MAX + 1; 0 if SQL has to group;
 * or -1 and sets err. If it returns 1 and the groups are not too many, it also sets query->counted,
 * the groups of the page after `after`, or, if an aggregate's field is not encoded, query->found,
 * the matching rows for SQL to group. Both point into `found`, which must outlive the query.
 */
int groups_count(struct db *db, struct query *query, const struct value *after, struct buf *found,
	int64_t *ret_total, struct error *err);

#endif
