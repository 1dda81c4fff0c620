#include "fulltext/fold.h"

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

struct fold_pair {
	uint32_t point, folded;
};

struct fold_range {
	uint32_t first, last;
	enum fold_class kind;
};

#include "fold_table.h"

static int compare_pair(const void *key, const void *element)
{
	uint32_t point = *(const uint32_t *)key;
	const struct fold_pair *pair = element;
	return point < pair->point ? -1 : point > pair->point;
}

static int compare_range(const void *key, const void *element)
{
	uint32_t point = *(const uint32_t *)key;
	const struct fold_range *range = element;
	return point < range->first ? -1 : point > range->last;
}

/* Chinese is written with these, English with ASCII: for neither the tables are searched. */
static bool is_unified(uint32_t point)
{
	return point >= FOLD_UNIFIED &&
		point - FOLD_UNIFIED < sizeof fold_unified / sizeof *fold_unified;
}

uint32_t fold_point(uint32_t point)
{
	if (is_unified(point))
		return fold_unified[point - FOLD_UNIFIED];
	if (point < 0x80)
		return (unsigned char)text_lower((char)point);
	const struct fold_pair *pair = bsearch(&point, fold_pairs,
		sizeof fold_pairs / sizeof *fold_pairs, sizeof *fold_pairs, compare_pair);
	return pair ? pair->folded : point;
}

enum fold_class fold_class(uint32_t point)
{
	if (is_unified(point))
		return FOLD_IDEOGRAPH;
	if (point < sizeof fold_ascii)
		return (enum fold_class)fold_ascii[point];
	const struct fold_range *range = bsearch(&point, fold_ranges,
		sizeof fold_ranges / sizeof *fold_ranges, sizeof *fold_ranges, compare_range);
	return range ? range->kind : FOLD_MARK;
}
