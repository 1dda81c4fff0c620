#include "query/word_scan.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "fulltext/rank.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/where.h"

#include <inttypes.h>
#include <stdlib.h>

struct taking {
	size_t count; /* rows of the resource */
	uint16_t *failed, bit;
	double *ranks;
	int64_t found; /* rows that are given */
	int64_t stray; /* a row that the resource does not have; 0 if there was none */
};

static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count)
{
	struct taking *taking = context;
	(void)positions;
	(void)count;
	taking->found++;
	if (row < 1 || (uint64_t)row > taking->count) {
		taking->stray = row < 1 ? -1 : row;
		return true;
	}
	taking->failed[row - 1] &= (uint16_t)~taking->bit;
	taking->ranks[row - 1] = rank ? *rank : 0;
	return true;
}

static struct statement *prepare(
	struct db *db, const struct query *query, struct rank_taker *taker, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	size_t parameter = where_bind(&values, (struct value){.type = VALUE_NULL});
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT ");
	where_write_items(query, &sql, &values);
	buf_printf(&sql, " AND NOT taken(api_search, ?%zu, item)", parameter);
	struct statement *rows = sql_prepare_taken(db, buf_text(&sql), &values, parameter, taker, err);
	buf_finish(&sql);
	return rows;
}

bool word_scan_rank(struct db *db, const struct query *query, uint16_t *failed, uint16_t bit,
	double **ret_ranks, int64_t *ret_count, struct error *err)
{
	size_t count = (size_t)query->resource->count;
	double *ranks = *ret_ranks = calloc(count, sizeof *ranks);
	if (!ranks)
		return error_set(err, ERROR_INTERNAL, "no memory for ranks");
	struct taking taking = {.count = count, .failed = failed, .bit = bit, .ranks = ranks};
	struct rank_taker taker = {.take = take,
		.context = &taking,
		.weights = query->catalog->weights,
		.weight_count = query->catalog->weight_count};
	for (size_t i = 0; i < count; i++)
		failed[i] |= bit;
	struct statement *rows = prepare(db, query, &taker, err);
	bool ok = rows && statement_step(rows, err) == 0;
	*ret_count = taking.found;
	statement_release(rows);
	return ok &&
		(taking.stray == 0 ||
			error_set(
				err, ERROR_INTERNAL, "a hit is of row %" PRId64 " of %zu", taking.stray, count));
}
