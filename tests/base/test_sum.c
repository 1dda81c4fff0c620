#include "suite.h"

#include "base/sum.h"

#include <float.h>
#include <stdio.h>

static double sum_of(const double *numbers, size_t count, size_t times)
{
	struct sum sum = {0};
	for (size_t i = 0; i < count * times; i++)
		sum_add(&sum, numbers[i % count]);
	return sum_total(&sum);
}

START_TEST(what_rounding_takes_is_kept)
{
	static const double tenth[] = {0.1}, great[] = {1, 1e100, 1, -1e100},
						small[] = {1e16, 1, -1e16};
	ck_assert(sum_of(tenth, 1, 100000) == 10000);
	ck_assert(sum_of(great, COUNT(great), 1) == 2);
	ck_assert(sum_of(small, COUNT(small), 3) == 3);
	ck_assert(sum_of(NULL, 0, 0) == 0);
}

START_TEST(no_digit_that_is_shown_depends_on_the_order)
{
	double numbers[1000];
	char upwards[32], downwards[32];
	for (size_t i = 0; i < COUNT(numbers); i++)
		numbers[i] = (double)(i * i) / 7;
	snprintf(upwards, sizeof upwards, "%.15g", sum_of(numbers, COUNT(numbers), 1));
	for (size_t i = 0; i < COUNT(numbers); i++)
		numbers[COUNT(numbers) - 1 - i] = (double)(i * i) / 7;
	snprintf(downwards, sizeof downwards, "%.15g", sum_of(numbers, COUNT(numbers), 1));
	ck_assert_str_eq(upwards, downwards);
}

START_TEST(a_sum_past_all_doubles_is_infinite)
{
	static const double most[] = {DBL_MAX}, least[] = {-DBL_MAX};
	ck_assert(isinf(sum_of(most, 1, 3)) && sum_of(most, 1, 3) > 0);
	ck_assert(isinf(sum_of(least, 1, 3)) && sum_of(least, 1, 3) < 0);
}

START_TEST(what_is_shown_as_the_same_is_the_same)
{
	double numbers[] = {118.7 / 2, 237.4 / 4, 0.1 + 0.2, 0.3, INFINITY, -INFINITY};
	ck_assert(sum_round(numbers[0]) == sum_round(numbers[1]));
	ck_assert(numbers[2] != numbers[3] && sum_round(numbers[2]) == numbers[3]);
	ck_assert(isinf(sum_round(numbers[4])) && sum_round(numbers[5]) < 0);
}

SUITE("sum", what_is_shown_as_the_same_is_the_same, what_rounding_takes_is_kept,
	no_digit_that_is_shown_depends_on_the_order, a_sum_past_all_doubles_is_infinite)
