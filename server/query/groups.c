#include "query/groups.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/group.h"
#include "query/grouping.h"
#include "query/hits.h"
#include "query/group_page.h"
#include "query/tally.h"

#include <stdlib.h>
#include <string.h>

/* Finds the rows that match the query. Returns as tally.h describes. */
static int leave(struct db *db, const struct query *query, uint8_t *left, struct error *err)
{
	struct hits hits = {0};
	struct query rows = *query;
	rows.group_count = 0;
	memset(left, 1, (size_t)query->resource->count);
	if (query->condition_count == 0 && !query->q)
		return 1;
	int done = tally_leave(db, &rows, &hits, left, err);
	hits_finish(&hits);
	return done;
}

static bool is_coded(const struct query *query)
{
	for (size_t i = 0; i < query->group_count; i++)
		if (!query->group[i].field->coded || query->group[i].field->type == FIELD_LIST)
			return false;
	return true;
}

/* Sets query->counted, or query->found if SQL must compute aggregates. */
static bool tell(struct query *query, const struct grouping *g, const struct value *after,
	const uint8_t *left, struct db *db, struct buf *found, struct error *err)
{
	bool counted = grouping_measures(query);
	if (g->count > QUERY_GROUPS_MAX)
		return true; /* too many groups: the answer is an error */
	if (counted && !group_page_write(g, db, after, found, err))
		return false;
	if (!counted && !query->q)
		return true;
	if (!counted)
		row_scan_write_rows(left, (size_t)query->resource->count, found);
	if (!buf_text(found))
		return error_set(err, ERROR_INTERNAL, "no memory for the groups");
	*(counted ? &query->counted : &query->found) = value_text(found->data, found->len);
	return true;
}

int groups_count(struct db *db, struct query *query, const struct value *after, struct buf *found,
	int64_t *ret_total, struct error *err)
{
	if (!is_coded(query))
		return 0;
	uint8_t *left = malloc((size_t)query->resource->count);
	struct grouping *g = calloc(1, sizeof *g);
	int done = -1;
	if (!left || !g) {
		error_set(err, ERROR_INTERNAL, "no memory for the groups");
	} else {
		g->query = query;
		done = leave(db, query, left, err);
		if (done > 0 &&
			!(grouping_begin(g, db, err) && grouping_count(g, left, err) &&
				tell(query, g, after, left, db, found, err)))
			done = -1;
		*ret_total = (int64_t)g->count;
	}
	grouping_finish(g);
	free(left);
	return done;
}
