#ifndef BOUND_H
#define BOUND_H

#include <stddef.h>

struct sentence;

/*
 * 超过 and 不到 are without the number itself, 以上 and 以内 with it, as in law. What bounds a
 * number from one side may say more: up to and 最多 that it was reached, nearly and 近 that little
 * was missing, 多 and 余 that less was over than its last digit counts.
 */
enum amount_bound {
	AMOUNT_EXACTLY,
	AMOUNT_MORE,
	AMOUNT_EXCESS, /* 3500多: 3501 to 3599 */
	AMOUNT_AT_LEAST,
	AMOUNT_LESS,
	AMOUNT_AT_MOST,
	AMOUNT_UP_TO,
	AMOUNT_NEARLY,
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
