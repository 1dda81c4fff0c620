#include "suite.h"

#include "query/places.h"

#include <stdlib.h>

enum { ROWS = 200 };

/* Rows of few codes and ranks, so that many are alike, in no order. */
static struct place row_at(size_t i)
{
	size_t mixed = i * 83 % ROWS;
	return (struct place){.codes = {(uint16_t)(mixed % 3), 0, (uint16_t)(mixed % 5)},
		.relevance = -(double)(mixed % 4) / 2,
		.row = (int64_t)mixed + 1};
}

static bool descending;

/* The order that is wanted: the first term, relevance, the third term, the key. */
static int compare(const void *one, const void *other)
{
	const struct place *a = one, *b = other;
	if (a->codes[0] != b->codes[0])
		return a->codes[0] - b->codes[0];
	if (a->relevance < b->relevance || a->relevance > b->relevance)
		return a->relevance < b->relevance ? -1 : 1;
	if (a->codes[2] != b->codes[2])
		return a->codes[2] - b->codes[2];
	return (a->row < b->row) == descending ? 1 : -1;
}

/* The first `max` behind a row, of 0 from the first on, are those of all rows in order. */
static void assert_first(const struct place *sorted, size_t max, size_t behind)
{
	struct place first[ROWS];
	struct places places = {.term_count = 3,
		.relevance = 1,
		.descending = descending,
		.goes_on = behind > 0,
		.first = first,
		.max = max};
	if (behind > 0)
		places.after = sorted[behind - 1];
	for (size_t i = 0; i < ROWS; i++) {
		struct place place = row_at(i);
		places_offer(&places, &place);
	}
	qsort(first, places.count, sizeof *first, compare);
	ck_assert_uint_eq(places.count, max < ROWS - behind ? max : ROWS - behind);
	for (size_t i = 0; i < places.count; i++)
		ck_assert_int_eq(first[i].row, sorted[behind + i].row);
}

START_TEST(the_first_rows_behind_any_are_kept)
{
	static const size_t sizes[] = {1, 2, 3, 7, 64, ROWS};
	struct place sorted[ROWS];
	for (int i = 0; i < 2; i++) {
		descending = i == 1;
		for (size_t row = 0; row < ROWS; row++)
			sorted[row] = row_at(row);
		qsort(sorted, ROWS, sizeof *sorted, compare);
		for (size_t size = 0; size < COUNT(sizes); size++)
			for (size_t behind = 0; behind <= ROWS; behind++)
				assert_first(sorted, sizes[size], behind);
	}
}

SUITE("places", the_first_rows_behind_any_are_kept)
