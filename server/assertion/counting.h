#ifndef COUNTING_H
#define COUNTING_H

#include "assertion/assertion.h"

/* Whether two figures are of the same things, by the words beside them. */

enum {
	COUNTED_IDEOGRAPHS = 4 /* of what is counted: 互联网医院 ends in these or begins with them */
};

/* How the words of a record are held against a claim's. */
struct counting {
	size_t least;     /* of ideographs, which go on without a blank, so many are enough */
	bool passes_over; /* what narrows the thing, before it: 15 community centres are 15 centres */
};

/* The record says nothing of its own. */
extern const struct counting counting_strictly;

/* Whether a figure of a claim, which says nothing of its own, and one of a record count the same.
 */
bool counting_is_same(const struct assertion *claim, const struct amount *claimed,
	const struct assertion *record, const struct amount *said, struct counting counting);

#endif
