#include "query/groups.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/group_page.h"
#include "query/grouping.h"
#include "query/row_scan.h"
#include "query/tally.h"

#include <stdlib.h>
#include <string.h>

struct groups {
	struct grouping grouping;
	const struct slot **page;
	size_t count; /* of the page */
};

/* Marks the rows that match the query, by row. Returns false and sets err on failure. */
static bool leave(
	struct db *db, const struct query *query, struct hits *hits, uint8_t *left, struct error *err)
{
	memset(left, 1, (size_t)query->resource->count);
	int done = query->condition_count > 0 || query->q ? tally_leave(db, query, hits, left, err) : 1;
	return done > 0 ||
		(done == 0 && error_set(err, ERROR_INTERNAL, "the rows of groups are not counted"));
}

static bool has_coded_condition(const struct query *query)
{
	for (size_t i = 0; i < query->condition_count; i++)
		if (condition_is_by_code(&query->conditions[i]))
			return true;
	return false;
}

/* Reads the rows with left[row] != 0. */
static bool read_left(struct grouping *g, struct db *db, const uint8_t *left, struct error *err)
{
	struct buf found;
	if (grouping_is_coded(g->query))
		return grouping_read_columns(g, db, left, err);
	buf_init(&found, GROUPS_FOUND_MAX);
	row_scan_write_rows(left, (size_t)g->query->resource->count, &found);
	bool ok = buf_text(&found) ? grouping_read_rows(g, db, &found, err)
							   : error_set(err, ERROR_INTERNAL, "no memory for the rows of groups");
	buf_finish(&found);
	return ok;
}

/*
 * Reads the rows that match. Where no code helps to find them, SQL finds them while it reads, and
 * no more than are needed to see that there are too many groups.
 */
static bool read(struct grouping *g, struct db *db, struct hits *hits, struct error *err)
{
	const struct query *query = g->query;
	if (!grouping_is_coded(query) && !has_coded_condition(query))
		return grouping_read_rows(g, db, NULL, err);
	uint8_t *left = malloc((size_t)query->resource->count);
	bool ok = left ? leave(db, query, hits, left, err)
				   : error_set(err, ERROR_INTERNAL, "no memory for the rows of groups");
	ok = ok && read_left(g, db, left, err);
	free(left);
	return ok;
}

struct groups *groups_find(struct db *db, const struct query *query, struct hits *hits,
	const struct value *after, struct error *err)
{
	struct groups *groups = calloc(1, sizeof *groups);
	if (!groups) {
		error_set(err, ERROR_INTERNAL, "no memory for groups");
		return NULL;
	}
	bool ok =
		grouping_begin(&groups->grouping, query, err) && read(&groups->grouping, db, hits, err);
	size_t all = groups->grouping.count;
	if (ok && all <= QUERY_GROUPS_MAX) {
		groups->page = malloc((all + 1) * sizeof *groups->page);
		ok = groups->page
			? group_page_sort(&groups->grouping, db, after, groups->page, &groups->count, err)
			: error_set(err, ERROR_INTERNAL, "no memory for groups");
	}
	if (ok)
		return groups;
	groups_release(groups);
	return NULL;
}

void groups_release(struct groups *groups)
{
	if (!groups)
		return;
	grouping_finish(&groups->grouping);
	free(groups->page);
	free(groups);
}

int64_t groups_total(const struct groups *groups)
{
	return (int64_t)groups->grouping.count;
}

size_t groups_count(const struct groups *groups)
{
	return groups->count;
}

struct value groups_value(const struct groups *groups, size_t index, size_t field)
{
	return grouping_value(&groups->grouping, groups->page[index], field);
}
