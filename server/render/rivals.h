#ifndef RIVALS_H
#define RIVALS_H

#include <stddef.h>

struct error;
struct query;
struct source;
struct trail;

enum {
	RIVALS_ROWS_MAX = 4000,   /* that are ranked, of all sets together */
	RIVALS_STEPS_MAX = 40000, /* that the trails are followed for them, of all together */
};

/*
 * Of several sets of a question's terms, a bit for the trail of each, the one whose best hit is the
 * best among its first; of equal ones the greatest. They are in falling order, some item has each,
 * and none is a part of another. Whatever more an item has of the terms of all must say nothing. 0
 * with an error.
 */
unsigned rivals_rank(const struct source *source, const struct query *query,
	struct trail *const *trails, const unsigned *sets, size_t count, struct error *err);

#endif
