#include "render/trail.h"

#include "base/error.h"
#include "dataset/db.h"
#include "fulltext/match.h"
#include "query/query.h"
#include "query/reading.h"
#include "render/page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
	WORD = 64,
	SIZE_FIRST = 64,
	PASSED_MAX = 256 /* rows of others, behind which there are many more */
};

static bool add(struct trail *trail, int64_t row)
{
	size_t word = (size_t)row / WORD, size = trail->size > 0 ? trail->size : SIZE_FIRST;
	while (size <= word)
		size *= 2;
	if (size > trail->size) {
		uint64_t *bits = realloc(trail->bits, size * sizeof *bits);
		if (!bits)
			return false;
		memset(bits + trail->size, 0, (size - trail->size) * sizeof *bits);
		trail->bits = bits;
		trail->size = size;
	}
	trail->bits[word] |= UINT64_C(1) << row % WORD;
	trail->last = row;
	trail->count++;
	return true;
}

/* Whether a row is of what is searched: goes on to the range that it is of, or before. */
static bool is_searched(struct trail *trail, int64_t row)
{
	while (trail->range + 1 < trail->range_count && row > trail->ranges[trail->range].last)
		trail->range++;
	return row >= trail->ranges[trail->range].first;
}

/* Pauses behind so many rows, and at one that is behind others. What may go on is put together anew
 * each time that it is looked for, which costs more than rows of others do. */
static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count)
{
	struct trail *trail = context;
	(void)rank;
	(void)positions;
	(void)count;
	if (!is_searched(trail, row)) {
		trail->taker.pauses = ++trail->passed == PASSED_MAX && !trail->goes_on;
		return true;
	}
	trail->passed = 0;
	if (row <= trail->last)
		trail->stray = row;
	else if (!add(trail, row))
		return false;
	trail->taker.pauses = trail->stray != 0 || trail->count % TRAIL_STRIDE == 0;
	return true;
}

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

/* Looks for it from the range on that it has come to. */
static bool look(struct trail *trail, struct error *err)
{
	struct value match = value_text(trail->match.data, trail->match.len);
	struct value first = value_integer(trail->ranges[trail->range].first);
	struct value last = value_integer(trail->ranges[trail->range_count - 1].last);
	trail->passed = 0;
	statement_reset(trail->rows);
	return statement_bind(trail->rows, 1, &match, err) &&
		statement_bind(trail->rows, 2, &first, err) && statement_bind(trail->rows, 3, &last, err);
}

bool trail_begin(struct trail *trail, const struct source *source, const struct query *query,
	const char *words, size_t unfinished, struct error *err)
{
	if (!trail->rows && !prepare(trail, source, err))
		return false;
	if (trail->bits)
		memset(trail->bits, 0, trail->size * sizeof *trail->bits);
	trail->last = trail->count = trail->stray = 0;
	trail->range = 0;
	trail->goes_on = unfinished > 0;
	trail->range_count = search_rows_ranges(source->catalog, query, trail->ranges);
	trail->ended = trail->range_count == 0;
	trail->match.len = trail->ranked.len = 0;
	if (!match_write_rows(words, unfinished, &trail->match, err) ||
		!match_write(words, unfinished, &trail->ranked, err))
		return false;
	if (!buf_text(&trail->match) || !buf_text(&trail->ranked))
		return error_set(err, ERROR_INTERNAL, "no memory for the search");
	return reading_measure(source->db, trail->match.data, &trail->reading, err) &&
		(trail->ended || look(trail, err));
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

int trail_step(struct trail *trail, struct error *err)
{
	int more = trail->ended ? 0 : statement_step(trail->rows, err);
	/* behind many rows of others, there are more up to the next range */
	while (more > 0 && trail->passed == PASSED_MAX)
		more = look(trail, err) ? statement_step(trail->rows, err) : -1;
	trail->ended = more == 0;
	if (trail->stray != 0)
		return error_set(err, ERROR_INTERNAL, "row %" PRId64 " of the index is behind others",
				   trail->stray) -
			1;
	return more;
}

int64_t trail_reads(const struct trail *trail)
{
	if (trail->range_count == 0)
		return 0;
	int64_t first = trail->ranges[0].first;
	int64_t rows = trail->ranges[trail->range_count - 1].last - first + 1;
	int64_t seen = trail->last >= first ? trail->last - first + 1 : 0;
	return trail->ended ? trail->reading.reads : trail->reading.reads / rows * seen;
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

/* Follows it behind a row; those that it has on the way are steps. */
static bool follow(struct trail *trail, int64_t row, int64_t *steps, struct error *err)
{
	int64_t before = trail->count;
	int more = 1;
	while (trail->last <= row && more > 0)
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
			if ((set >> i & 1) && !follow(trails[i], known, steps, err))
				return -1;
	}
}
