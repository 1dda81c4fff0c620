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
	SIZE_FIRST = 64,
	STRIDE = 1024 /* rows that all are followed further at a time */
};

static bool bind_row(struct trail *trail, int index, int64_t row, struct error *err)
{
	struct value value = value_integer(row);
	return statement_bind(trail->rows, index, &value, err);
}

/* Looks for the term from the range on that it has come to. */
static bool look(struct trail *trail, struct error *err)
{
	struct value value = value_text(trail->match.data, trail->match.len);
	statement_reset(trail->rows);
	return statement_bind(trail->rows, 1, &value, err) &&
		bind_row(trail, 2, trail->ranges[trail->range].first, err) &&
		bind_row(trail, 3, trail->ranges[trail->range_count - 1].last, err);
}

bool trail_begin(struct trail *trail, const struct source *source, const struct query *query,
	const char *words, size_t unfinished, struct error *err)
{
	if (!trail->rows) {
		*trail = (struct trail){
			.rows = db_prepare(source->db,
				"SELECT rowid FROM api_search WHERE api_search MATCH ?1 AND rowid BETWEEN ?2 AND ?3",
				err)};
		buf_init(&trail->match, MATCH_MAX);
		buf_init(&trail->ranked, MATCH_MAX);
	}
	if (!trail->rows)
		return false;
	if (trail->bits)
		memset(trail->bits, 0, trail->size * sizeof *trail->bits);
	trail->last = 0;
	trail->goes_on = unfinished > 0;
	trail->range = 0;
	trail->range_count = search_rows_ranges(source->catalog, query, trail->ranges);
	trail->ended = trail->range_count == 0;
	trail->match.len = trail->ranked.len = 0;
	if (!match_write_rows(words, unfinished, &trail->match, err) ||
		!match_write(words, unfinished, &trail->ranked, err))
		return false;
	if (!buf_text(&trail->match) || !buf_text(&trail->ranked))
		return error_set(err, ERROR_INTERNAL, "no memory for the search");
	return trail->ended || look(trail, err);
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
	return true;
}

/* Whether a row is of what is searched: goes on to the range that it is of, or before. */
static bool is_searched(struct trail *trail, int64_t row)
{
	while (trail->range + 1 < trail->range_count && row > trail->ranges[trail->range].last)
		trail->range++;
	return row >= trail->ranges[trail->range].first;
}

/* Goes on by one row of the statement, and over rows of others: very many would be read of a common
 * word. But to put together what may go on costs more than they do. */
static int step(struct trail *trail, struct error *err)
{
	int more;
	while ((more = statement_step(trail->rows, err)) > 0 &&
		!is_searched(trail, statement_column(trail->rows, 0).integer))
		if (!trail->goes_on && !look(trail, err))
			return -1;
	return more;
}

int trail_step(struct trail *trail, struct error *err)
{
	int more = trail->ended ? 0 : step(trail, err);
	trail->ended = more == 0;
	if (more > 0) {
		int64_t row = statement_column(trail->rows, 0).integer;
		if (row <= trail->last)
			return error_set(
					   err, ERROR_INTERNAL, "row %" PRId64 " of the index is behind others", row) -
				1;
		if (!add(trail, row))
			return error_set(err, ERROR_INTERNAL, "no memory for what a term finds") - 1;
	}
	return more;
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

static bool follow(struct trail *trail, int64_t to, int64_t *steps, struct error *err)
{
	int more = 1;
	for (; trail->last < to && more > 0; (*steps)--)
		more = trail_step(trail, err);
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
			if ((set >> i & 1) && !follow(trails[i], known + STRIDE, steps, err))
				return -1;
	}
}
