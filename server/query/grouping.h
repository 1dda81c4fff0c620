#ifndef GROUPING_H
#define GROUPING_H

#include "query/codes.h"
#include "query/measures.h"
#include "query/query.h"

enum {
	GROUPING_SLOT_BITS = 15,
	GROUPING_SLOTS = 1 << GROUPING_SLOT_BITS /* more than twice QUERY_GROUPS_MAX */
};

/* A slot of the open hash table that groups are counted in. */
struct slot {
	uint64_t codes; /* of the dimensions, the first in the lowest bits */
	int64_t rows;   /* in the group; 0 marks a free slot */
	size_t group;   /* index of the group, from 0 */
};

struct grouping {
	const struct query *query;
	struct columns columns; /* those of the dimensions, then those of the aggregates */
	struct measures measures;
	uint16_t *least[QUERY_GROUP_MAX]; /* for dimensions by year: by code, the first code of the same
										 year */
	struct slot slots[GROUPING_SLOTS];
	size_t count;
};

/*
 * Whether grouping_count() can compute the query's aggregates: all of their fields are encoded, or
 * there are none.
 */
bool grouping_measures(const struct query *query);

/*
 * Opens the columns of a query whose dimensions are encoded; `query` must be set and the rest zero.
 * Returns false and sets err on failure; grouping_finish() may be called then, too.
 */
bool grouping_begin(struct grouping *g, struct db *db, struct error *err);
void grouping_finish(struct grouping *g);

/*
 * Counts the rows with left[row] != 0 by group. Stops at QUERY_GROUPS_MAX + 1 groups. Returns false
 * and sets err on failure.
 */
bool grouping_count(struct grouping *g, const uint8_t *left, struct error *err);

#endif
