#include "suite.h"

#include "fulltext/rank.h"
#include "query/query.h"
#include "render/best.h"

#include <stdio.h>

static struct best best;

/* Takes hits whose rows are numbered from 1 on, and leaves so many. */
static void take(const double *ranks, size_t count, const struct value *after, size_t max)
{
	best_finish(&best);
	best.after = after;
	best.max = max;
	for (size_t i = 0; i < count; i++)
		ck_assert(best_add(&best, value_number(ranks[i]), (int64_t)i + 1, NULL, 0));
	best_sort(&best);
}

/* The rows of those that are left. */
static const char *left(void)
{
	static char text[100];
	size_t len = 0;
	text[0] = '\0';
	for (size_t i = 0; i < best.count; i++)
		len += (size_t)snprintf(
			text + len, sizeof text - len, "%s%d", i > 0 ? "," : "", (int)best.hits[i].row);
	best_finish(&best);
	return text;
}

static const double ranks[] = {-1, -3, -2, -3, 0};

START_TEST(the_best_are_left_sorted_by_their_ranks_and_by_the_order_of_the_index)
{
	static const char *const wanted[] = {"2", "2,4", "2,4,3", "2,4,3,1", "2,4,3,1,5"};
	for (size_t max = 1; max <= COUNT(wanted); max++) {
		take(ranks, COUNT(ranks), NULL, max);
		ck_assert_str_eq(left(), wanted[max - 1]);
	}
}

START_TEST(a_page_goes_on_behind_a_rank_and_a_row)
{
	struct value after[] = {value_number(-3), value_integer(2)};
	take(ranks, 5, after, 3);
	ck_assert_str_eq(left(), "4,3,1");
	after[0] = value_integer(0);
	after[1] = value_integer(5);
	take(ranks, 5, after, 3);
	ck_assert_str_eq(left(), "");
}

START_TEST(nothing_comes_behind_what_is_no_rank)
{
	struct value after[] = {{.type = VALUE_NULL}, value_integer(0)};
	take(ranks, 5, after, 3);
	ck_assert_str_eq(left(), "");
}

START_TEST(each_keeps_its_positions)
{
	best_finish(&best);
	best = (struct best){.max = 2};
	for (int row = 1; row <= 9; row++) {
		struct rank_position positions[] = {{row, 0, 1}, {row, 2, 3}};
		ck_assert(best_add(&best, value_number(row % 3), row, positions, row == 6 ? 0 : 2));
	}
	best_sort(&best);
	ck_assert_uint_eq(best.count, 2);
	ck_assert_int_eq(best.hits[0].row, 3);
	ck_assert_uint_eq(best.hits[0].position_count, 2);
	ck_assert_int_eq(best.hits[0].positions[1].phrase, 3);
	ck_assert_int_eq(best.hits[1].row, 6);
	ck_assert_uint_eq(best.hits[1].position_count, 0);
	best_finish(&best);
}

START_TEST(of_more_hits_than_are_ranked_the_first_are_taken)
{
	best_finish(&best);
	best = (struct best){.max = 1};
	for (int64_t row = 1; row <= QUERY_RANKED_MAX + 1; row++)
		ck_assert(best_add(&best, value_integer(-row), row, NULL, 0));
	best_sort(&best);
	ck_assert_uint_eq(best.count, 1);
	ck_assert_int_eq(best.hits[0].row, QUERY_RANKED_MAX);
	best_finish(&best);
}

SUITE("best", the_best_are_left_sorted_by_their_ranks_and_by_the_order_of_the_index,
	a_page_goes_on_behind_a_rank_and_a_row, nothing_comes_behind_what_is_no_rank,
	each_keeps_its_positions, of_more_hits_than_are_ranked_the_first_are_taken)
