#ifndef AMOUNT_H
#define AMOUNT_H

#include <stdbool.h>
#include <stddef.h>

struct sentence;

enum amount_bound { AMOUNT_EXACTLY, AMOUNT_MORE, AMOUNT_LESS, AMOUNT_ABOUT };

struct amount {
	double value;
	bool is_percent;
	enum amount_bound bound;
	size_t first, end; /* pieces that it is written with; end exclusive */
};

/*
 * Reads the figure that begins at a piece: 64, 12,000, 3.5%, 1.2万, 百分之五, 三十家, twelve; its
 * value in full, its bound where words before or behind it say one. False where none begins: what
 * looks like one may belong to a name (14th, 十四五, 第六).
 */
bool amount_read(const struct sentence *sentence, size_t at, struct amount *ret_figure);

#endif
