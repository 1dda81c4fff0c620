#ifndef FRACTION_H
#define FRACTION_H

#include "assertion/bound.h"
#include "assertion/unit.h"

#include <stdbool.h>
#include <stddef.h>

struct sentence;

struct fraction {
	double value;
	struct unit unit;
	enum amount_bound bound;
	size_t end; /* piece behind it */
};

/*
 * Reads a part of a whole that begins at a piece, as a percentage: 百分之五, 三分之二, 七成, 一半,
 * two thirds; ‰ where it is so many of a thousand. One that is told in round parts is about so
 * many. Stores value, unit, bound and end, and returns false, with nothing stored, if there is
 * none.
 */
bool fraction_read(const struct sentence *sentence, size_t at, struct fraction *ret_fraction);

#endif
