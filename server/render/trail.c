#include "render/trail.h"

#include "base/error.h"
#include "dataset/db.h"
#include "fulltext/match.h"
#include "query/query.h"
#include "render/page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
	WORD = 64,
	STRIDE_FIRST = 1024, /* rows */
	STRIDE_MAX = 1 << 14
};

static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count);

static bool prepare(struct trail *trail, const struct source *source, struct error *err)
{
	*trail = (struct trail){.taker = {.take = take, .context = trail, .ranked = RANK_ROWS_MAX}};
	trail->rows = db_prepare(source->db,
		"SELECT 1 FROM api_search WHERE api_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3"
		" AND NOT taken(api_search, ?4)",
		err);
	buf_init(&trail->match, MATCH_MAX);
	buf_init(&trail->ranked, MATCH_MAX);
	return trail->rows && statement_bind_pointer(trail->rows, 4, &trail->taker, RANK_TAKER, err);
}

bool trail_begin(struct trail *trail, const struct source *source, const struct query *query,
	const char *words, size_t unfinished, struct error *err)
{
	if (!trail->rows && !prepare(trail, source, err))
		return false;
	if (trail->bits)
		memset(trail->bits, 0, trail->size * sizeof *trail->bits);
	trail->last = trail->count = 0;
	trail->stride = STRIDE_FIRST;
	trail->goes_on = unfinished > 0;
	trail->range = 0;
	trail->range_count = search_rows_ranges(source->catalog, query, trail->ranges);
	trail->ended = trail->range_count == 0;
	trail->match.len = trail->ranked.len = 0;
	if (!match_write_rows(words, unfinished, &trail->match, err) ||
		!match_write(words, unfinished, &trail->ranked, err))
		return false;
	return (buf_text(&trail->match) && buf_text(&trail->ranked)) ||
		error_set(err, ERROR_INTERNAL, "no memory for the search");
}

void trail_finish(struct trail *trail)
{
	statement_release(trail->rows);
	if (trail->rows) {
		buf_finish(&trail->match);
		buf_finish(&trail->ranked);
	}
	free(trail->bits);
	*trail = (struct trail){.ended = true};
}

/* Whether a row is of what is searched. */
static bool is_searched(const struct trail *trail, int64_t row)
{
	for (size_t i = trail->range; i < trail->range_count && row >= trail->ranges[i].first; i++)
		if (row <= trail->ranges[i].last)
			return true;
	return false;
}

/* Takes a row that was asked for, or one between the ranges. */
static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count)
{
	struct trail *trail = context;
	(void)rank;
	(void)positions;
	(void)count;
	if (row <= trail->last || (size_t)row / WORD >= trail->size)
		trail->stray = row;
	if (trail->stray || (trail->goes_on && !is_searched(trail, row)))
		return true;
	trail->bits[row / WORD] |= UINT64_C(1) << row % WORD;
	trail->count++;
	return true;
}

/* Makes room for rows up to one. */
static bool reserve(struct trail *trail, int64_t row)
{
	size_t size = (size_t)row / WORD + 1;
	if (size <= trail->size)
		return true;
	uint64_t *bits = realloc(trail->bits, 2 * size * sizeof *bits);
	if (!bits)
		return false;
	memset(bits + trail->size, 0, (2 * size - trail->size) * sizeof *bits);
	trail->bits = bits;
	trail->size = 2 * size;
	return true;
}

/* Looks for the term from one row to another. */
static bool look(struct trail *trail, int64_t first, int64_t last, struct error *err)
{
	struct value match = value_text(trail->match.data, trail->match.len),
				 from = value_integer(first), to = value_integer(last);
	if (!reserve(trail, last))
		return error_set(err, ERROR_INTERNAL, "no memory for what a term finds");
	trail->stray = 0;
	statement_reset(trail->rows);
	if (!statement_bind(trail->rows, 1, &match, err) ||
		!statement_bind(trail->rows, 2, &from, err) || !statement_bind(trail->rows, 3, &to, err) ||
		statement_step(trail->rows, err) < 0)
		return false;
	return trail->stray == 0 ||
		error_set(
			err, ERROR_INTERNAL, "row %" PRId64 " of the index is behind others", trail->stray);
}

int trail_step(struct trail *trail, struct error *err)
{
	if (trail->ended)
		return 0;
	/* what may go on is put together anew each time, which costs more than rows of others do */
	size_t range = trail->goes_on ? trail->range_count - 1 : trail->range;
	int64_t next = trail->last + 1, first = trail->ranges[trail->range].first;
	first = first > next ? first : next;
	int64_t end = trail->ranges[range].last, last = first + trail->stride - 1;
	last = trail->goes_on || last > end ? end : last;
	if (!look(trail, first, last, err))
		return -1;
	trail->last = last;
	trail->stride = trail->stride < STRIDE_MAX ? 2 * trail->stride : STRIDE_MAX;
	if (last == end)
		trail->range = range + 1;
	trail->ended = trail->range == trail->range_count;
	return 1;
}

/* The first row from one on, up to another, that all have; 0 without one. */
static int64_t find(struct trail *const *trails, unsigned set, int64_t from, int64_t to)
{
	uint64_t mask = UINT64_MAX << from % WORD;
	for (size_t word = (size_t)from / WORD; (int64_t)word * WORD <= to; word++) {
		uint64_t bits = mask;
		for (size_t i = 0; set >> i; i++)
			bits &= !(set >> i & 1)      ? UINT64_MAX
				: word < trails[i]->size ? trails[i]->bits[word]
										 : 0;
		int64_t row = bits ? (int64_t)word * WORD + __builtin_ctzll(bits) : 0;
		if (bits)
			return row <= to ? row : 0;
		mask = UINT64_MAX;
	}
	return 0;
}

/* Follows it up to a row; those that it has on the way are steps. */
static bool follow(struct trail *trail, int64_t to, int64_t *steps, struct error *err)
{
	int64_t before = trail->count;
	int more = 1;
	while (trail->last < to && more > 0)
		more = trail_step(trail, err);
	*steps -= trail->count - before;
	return more >= 0;
}

int64_t trail_meet(
	struct trail *const *trails, unsigned set, int64_t from, int64_t *steps, struct error *err)
{
	for (;;) {
		int64_t known = INT64_MAX, end = INT64_MAX; /* what of all, and of which no more */
		for (size_t i = 0; set >> i; i++) {
			if (!(set >> i & 1))
				continue;
			int64_t *least = trails[i]->ended ? &end : &known;
			*least = trails[i]->last < *least ? trails[i]->last : *least;
		}
		int64_t to = known < end ? known : end, row = find(trails, set, from, to);
		if (row > 0 || to == end || *steps <= 0)
			return row;
		from = from > known ? from : known + 1;
		for (size_t i = 0; set >> i; i++)
			if ((set >> i & 1) && !follow(trails[i], known + 1, steps, err))
				return -1;
	}
}
