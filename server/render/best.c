#include "render/best.h"

#include "fulltext/rank.h"
#include "query/query.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Null comes before and behind nothing, as in SQL. */
static double number(const struct value *value)
{
	return value->type == VALUE_INTEGER ? (double)value->integer
		: value->type == VALUE_NUMBER   ? value->number
										: NAN;
}

static int compare_ranks(const void *one, const void *other)
{
	const struct best_hit *a = one, *b = other;
	double first = number(&a->rank), second = number(&b->rank);
	return first != second ? (first < second ? -1 : 1) : (a->row > b->row) - (a->row < b->row);
}

static bool is_behind(const struct best_hit *hit, const struct value *after)
{
	double rank = number(&hit->rank), mark = number(&after[0]);
	return rank > mark || (rank == mark && (double)hit->row > number(&after[1]));
}

static void drop(struct best *best, size_t left)
{
	while (best->count > left)
		free(best->hits[--best->count].positions);
}

void best_sort(struct best *best)
{
	if (best->count > 0)
		qsort(best->hits, best->count, sizeof *best->hits, compare_ranks);
	drop(best, best->count < best->max ? best->count : best->max);
}

/* Room for one more. */
static bool has_room(struct best *best)
{
	if (!best->hits)
		best->hits = malloc(2 * best->max * sizeof *best->hits);
	if (best->hits && best->count == 2 * best->max) {
		best_sort(best);
		best->full = true;
	}
	return best->hits;
}

bool best_add(struct best *best, struct value rank, int64_t row,
	const struct rank_position *positions, size_t position_count)
{
	struct best_hit hit = {.rank = rank, .row = row, .position_count = position_count};
	size_t size = position_count * sizeof *positions;
	if (best->taken == QUERY_RANKED_MAX)
		return true;
	best->taken++;
	if (best->after && !is_behind(&hit, best->after))
		return true;
	if (best->full && compare_ranks(&hit, &best->hits[best->max - 1]) > 0)
		return true;
	if (!has_room(best))
		return false;
	if (size > 0 && !(hit.positions = malloc(size)))
		return false;
	if (size > 0)
		memcpy(hit.positions, positions, size);
	best->hits[best->count++] = hit;
	return true;
}

void best_finish(struct best *best)
{
	drop(best, 0);
	free(best->hits);
	*best = (struct best){.max = best->max, .after = best->after};
}
