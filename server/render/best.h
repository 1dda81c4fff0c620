#ifndef BEST_H
#define BEST_H

#include "base/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rank_position;

struct best_hit {
	struct value rank;
	int64_t row;
	struct rank_position *positions; /* of rank_take(); owned by the hit */
	size_t position_count;
};

/*
 * Selects the `max` best hits of a search: lowest rank first, then in index order. If `after` is
 * set (a rank and a row), only hits after that place count. Considers the first QUERY_RANKED_MAX
 * hits and holds at most 2 * max at a time. Initialize `max` and `after`, and zero the rest.
 */
struct best {
	size_t max;
	const struct value *after;
	/* internal */
	struct best_hit *hits;
	size_t count;
	size_t taken; /* hits seen so far, selected or not */
	bool full;    /* hits that rank after hits[max - 1] can be dropped */
};

/*
 * Offers the next hit, in index order, with a copy of its positions. Returns false if
 * out of memory.
 */
bool best_add(struct best *best, struct value rank, int64_t row,
	const struct rank_position *positions, size_t position_count);

/* Sorts the hits and drops all but the best. */
void best_sort(struct best *best);

/* Frees the hits; `max` and `after` stay, so that the struct can be used again. */
void best_finish(struct best *best);

#endif
