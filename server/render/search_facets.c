#include "render/search_facets.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "fulltext/rank.h"
#include "query/counts.h"
#include "query/search_rows.h"
#include "query/sql.h"
#include "query/where.h"
#include "render/best.h"
#include "render/page.h"
#include "render/render.h"

#include <inttypes.h>
#include <stdlib.h>

enum { COUNTS_MAX = 2 << 20 /* bytes of counts of a facet: 24 for each code */ };

/* Where the hits of a statement go. */
struct taking {
	const struct catalog *catalog;
	struct search_facets *facets;
	struct best *best;
	int64_t count;
	struct error *err;
};

static bool open_facets(struct search_facets *facets, struct db *db, struct error *err)
{
	for (size_t i = 0; i < facets->query->facet_count; i++) {
		struct search_facet *facet = facets->fields[i] = calloc(1, sizeof *facet);
		if (!facet)
			return error_set(err, ERROR_INTERNAL, "no memory to count by");
		if (!codes_open(&facet->codes, db, &dimension_hits, facets->query->facets[i].field, err))
			return false;
	}
	return true;
}

/* Counts a row of the index, behind those before. */
static bool count(struct search_facet *facet, int64_t row, struct error *err)
{
	int more = 1;
	while (row > facet->rows && (more = codes_next(&facet->codes, facet->chunk, err)) > 0) {
		facet->before = facet->rows;
		facet->rows += more;
	}
	if (more < 0)
		return false;
	if (more == 0 || row <= facet->before)
		return error_set(err, ERROR_INTERNAL, "row %" PRId64 " of the index has no code", row);
	facet->counts[facet->chunk[row - facet->before - 1]]++;
	return true;
}

static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t position_count)
{
	struct taking *taking = context;
	struct value value = {.type = VALUE_NULL};
	if (rank)
		value = value_number(search_rows_rank(taking->catalog, row, *rank));
	taking->count++;
	for (size_t i = 0; i < taking->facets->query->facet_count; i++)
		if (!count(taking->facets->fields[i], row, taking->err))
			return false;
	return !taking->best || best_add(taking->best, value, row, positions, position_count);
}

/* Takes the hits of words, and selects none; or selects those of none. */
static struct statement *search(const struct source *source, const struct query *query,
	const char *match, struct rank_taker *taker, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	size_t parameter = match ? where_bind(&values, (struct value){.type = VALUE_NULL}) : 0;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT api_search.rowid");
	where_write_search(source->catalog, query, match, &sql, &values);
	if (match)
		buf_printf(&sql, " AND NOT taken(api_search, ?%zu)", parameter);
	struct statement *rows = sql_prepare_taken(
		source->db, buf_text(&sql), &values, parameter, match ? taker : NULL, err);
	buf_finish(&sql);
	return rows;
}

/* The rank of what is found without words. */
static const double NO_RANK = 0;

bool search_facets_count(struct search_facets *facets, struct best *best,
	const struct source *source, const struct query *query, const char *match, int64_t *ret_total,
	struct error *err)
{
	struct taking taking = {source->catalog, facets, best, 0, err};
	struct rank_taker taker = {.take = take,
		.context = &taking,
		.weights = source->catalog->weights,
		.weight_count = source->catalog->weight_count,
		.ranked = best ? 0 : RANK_ROWS_MAX};
	search_facets_finish(facets);
	if (best)
		best_finish(best);
	facets->query = query;
	struct statement *rows =
		open_facets(facets, source->db, err) ? search(source, query, match, &taker, err) : NULL;
	int more = -1;
	while (rows && (more = statement_step(rows, err)) > 0)
		if (!take(&taking, statement_column(rows, 0).integer, &NO_RANK, NULL, 0)) {
			more = error_set(err, ERROR_INTERNAL, "no memory for the hits") - 1;
			break;
		}
	statement_release(rows);
	*ret_total = taking.count;
	return more == 0;
}

void search_facets_finish(struct search_facets *facets)
{
	for (size_t i = 0; i < QUERY_FACETS_MAX; i++) {
		if (facets->fields[i])
			codes_close(&facets->fields[i]->codes);
		free(facets->fields[i]);
	}
	*facets = (struct search_facets){0};
}

bool search_facets_write(
	struct search_facets *facets, size_t facet, struct db *db, struct buf *body, struct error *err)
{
	struct buf counts;
	if (!facets->query)
		return true;
	const struct dimension *by = &facets->query->facets[facet];
	buf_init(&counts, COUNTS_MAX);
	struct statement *rows =
		counts_select(db, &dimension_hits, by, facets->fields[facet]->counts, &counts, err);
	bool ok = page_write_counts(by->field, rows, body, err);
	statement_release(rows);
	buf_finish(&counts);
	return ok;
}
