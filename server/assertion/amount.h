#ifndef AMOUNT_H
#define AMOUNT_H

#include "assertion/bound.h"
#include "assertion/unit.h"

#include <stdbool.h>
#include <stddef.h>

struct sentence;

struct amount {
	double value;
	struct unit unit;
	enum amount_bound bound;
	size_t number;     /* index of the piece with the number itself */
	size_t first, end; /* range of pieces that express the amount; end exclusive */
};

/*
 * Reads the amount that begins at a piece: 64, 12,000, 3.5%, $64, 1.2万, 百分之五, 三十家, twelve.
 * Stores the full value, the unit, and the bound expressed by words around it. Returns false if
 * there is none; numbers that are part of a name are not read (14th, 十四五, 第六).
 */
bool amount_read(const struct sentence *sentence, size_t at, struct amount *ret_amount);

/* Whether both have the same unit and the same number, apart from rounding. Bounds are ignored. */
bool amount_is_same(const struct amount *a, const struct amount *b);

/*
 * amount_agrees() is whether an amount in a record supports a claim: 64 supports more than 60,
 * fewer than 70 and about 65, but not more than 6, which says so little that it misleads: a bound
 * is within a tenth, and about within a twentieth. More than 60 supports at least 60, which does
 * not support it. amount_excludes() is whether both cannot be true together.
 */
bool amount_agrees(const struct amount *claimed, const struct amount *said);
bool amount_excludes(const struct amount *claimed, const struct amount *said);

#endif
