#include "query/word_scan.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "fulltext/rank.h"
#include "query/hit_items.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/where.h"

#include <inttypes.h>
#include <stdlib.h>

struct taking {
	struct hit_items items;
	struct error *err;
	size_t count; /* rows of the resource */
	uint16_t *failed, bit;
	double *ranks; /* NULL: not wanted */
	int64_t found; /* rows that are given */
	int64_t stray; /* a hit that is of no row of the resource; 0 if there was none */
	bool fails;    /* what the hits are of cannot be read */
};

static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count)
{
	struct taking *taking = context;
	(void)positions;
	(void)count;
	int64_t item;
	taking->found++;
	if (!hit_items_find(&taking->items, row, &item, taking->err)) {
		taking->fails = true; /* and goes on, since the statement knows best why it ends */
	} else if (item < 1 || (uint64_t)item > taking->count) {
		taking->stray = row;
	} else {
		taking->failed[item - 1] &= (uint16_t)~taking->bit;
		if (taking->ranks)
			taking->ranks[item - 1] = rank ? *rank : 0;
	}
	return true;
}

static struct statement *prepare(
	struct db *db, const struct query *query, struct rank_taker *taker, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	size_t parameter = where_bind(&values, (struct value){.type = VALUE_NULL});
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT 1");
	where_write_hits(query, &sql, &values);
	buf_printf(&sql, " AND NOT taken(api_search, ?%zu)", parameter);
	struct statement *rows = sql_prepare_taken(db, buf_text(&sql), &values, parameter, taker, err);
	buf_finish(&sql);
	return rows;
}

bool word_scan_find(struct db *db, const struct query *query, uint16_t *failed, uint16_t bit,
	double **ret_ranks, int64_t *ret_count, struct error *err)
{
	size_t count = (size_t)query->resource->count;
	bool ranked = query_is_ranked(query);
	double *ranks = *ret_ranks = ranked ? calloc(count, sizeof *ranks) : NULL;
	if (ranked && !ranks)
		return error_set(err, ERROR_INTERNAL, "no memory for ranks");
	struct taking taking = {.items = {.db = db},
		.err = err,
		.count = count,
		.failed = failed,
		.bit = bit,
		.ranks = ranks};
	struct rank_taker taker = {.take = take,
		.context = &taking,
		.weights = query->catalog->weights,
		.weight_count = query->catalog->weight_count,
		.ranked = ranked ? 0 : RANK_ROWS_MAX};
	for (size_t i = 0; i < count; i++)
		failed[i] |= bit;
	struct statement *rows = prepare(db, query, &taker, err);
	bool ok = rows && statement_step(rows, err) == 0;
	*ret_count = taking.found;
	statement_release(rows);
	hit_items_finish(&taking.items);
	return ok && !taking.fails &&
		(taking.stray == 0 ||
			error_set(err, ERROR_INTERNAL, "hit %" PRId64 " is of no row", taking.stray));
}
