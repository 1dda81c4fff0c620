#ifndef BOUND_H
#define BOUND_H

#include <stddef.h>

struct sentence;

/* 超过 and 不到 are without the number itself, 以上 and 以内 with it, as in law. */
enum amount_bound {
	AMOUNT_EXACTLY,
	AMOUNT_MORE,
	AMOUNT_AT_LEAST,
	AMOUNT_LESS,
	AMOUNT_AT_MOST,
	AMOUNT_ABOUT,
};

/*
 * Read what bounds an amount before the piece that it begins with (more than 64, 将近有64, >64),
 * and behind its end (64家以上, 64+). Return the number of pieces, and store the bound; 0, with
 * nothing stored, where there is none.
 */
size_t bound_read_before(
	const struct sentence *sentence, size_t first, enum amount_bound *ret_bound);
size_t bound_read_behind(const struct sentence *sentence, size_t end, enum amount_bound *ret_bound);

#endif
