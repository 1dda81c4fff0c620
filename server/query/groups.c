#include "query/groups.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/group_page.h"
#include "query/grouping.h"
#include "query/hits.h"

#include <stdlib.h>

struct groups {
	struct grouping grouping;
	const struct slot **page;
	size_t count; /* of the page */
};

/* Reads the rows with found[row] != 0. */
static bool read_found(struct grouping *g, struct db *db, const uint8_t *found, struct error *err)
{
	struct buf rows;
	if (grouping_is_coded(g->query))
		return grouping_read_columns(g, db, found, err);
	buf_init(&rows, GROUPS_FOUND_MAX);
	row_scan_write_rows(found, (size_t)g->query->resource->count, &rows);
	bool ok = buf_text(&rows) ? grouping_read_rows(g, db, &rows, err)
							  : error_set(err, ERROR_INTERNAL, "no memory for the rows of groups");
	buf_finish(&rows);
	return ok;
}

/*
 * Reads the rows that match. Where no column helps to find them, SQL finds them while it reads, and
 * no more than are needed to see that there are too many groups.
 */
static bool read(struct grouping *g, struct db *db, struct hits *hits, struct error *err)
{
	const struct query *query = g->query;
	if (!grouping_is_coded(query) && !hits_are_of_codes(query) && !hits_are_sooner(query))
		return grouping_read_rows(g, db, NULL, err);
	return hits_find(hits, db, query, NULL, err) && read_found(g, db, hits->found, err);
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
