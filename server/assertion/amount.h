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
	size_t unit_end;   /* where the number with its unit ends, before a bound: 70家以上 */
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
 * fewer than 70, about 65, nearly 65 and 60多, but not nearly 62 nor as many as 70, and not more
 * than 6, which says so little that it misleads: a bound is within a tenth, and about and nearly
 * within a twentieth. More than 60 supports at least 60, which does not support it.
 * amount_excludes() is whether both cannot be true together. amount_is_open() is whether a bounded
 * claim is near what the record says, or one has the other's number with another bound, and yet
 * neither follows: as many as 70 by 64, 610多 by 644, 64 by at most 64.
 */
bool amount_agrees(const struct amount *claimed, const struct amount *said);
bool amount_excludes(const struct amount *claimed, const struct amount *said);
bool amount_is_open(const struct amount *claimed, const struct amount *said);

/* Whether it says about or nearly, so that a record which does not says it otherwise. */
bool amount_is_rough(const struct amount *amount);

#endif
