#include "suite.h"

#include "base/value.h"

#include <string.h>

#define TEXT(t)                                                                                    \
	{                                                                                              \
		.type = VALUE_TEXT, .text = (t), .len = sizeof(t) - 1                                      \
	}
#define INTEGER(n)                                                                                 \
	{                                                                                              \
		.type = VALUE_INTEGER, .integer = (n)                                                      \
	}
#define NUMBER(n)                                                                                  \
	{                                                                                              \
		.type = VALUE_NUMBER, .number = (n)                                                        \
	}

START_TEST(values_are_ordered_as_sqlite_orders_them_with_null_last)
{
	static const struct value rising[] = {NUMBER(-1.5), INTEGER(-1), NUMBER(0), INTEGER(1),
		NUMBER(1.5), INTEGER(INT64_MAX - 1), INTEGER(INT64_MAX), TEXT(""), TEXT("A"), TEXT("a"),
		TEXT("a\0"), TEXT("ab"), TEXT("b"), TEXT("医"), {.type = VALUE_NULL}};
	for (size_t i = 0; i < COUNT(rising); i++)
		for (size_t j = 0; j < COUNT(rising); j++) {
			int order = value_compare(&rising[i], &rising[j]);
			ck_assert_msg(
				(order > 0) - (order < 0) == (i > j) - (i < j), "%zu, %zu: %d", i, j, order);
		}
}

START_TEST(an_integer_equals_the_same_number)
{
	static const struct value one[] = {INTEGER(1), NUMBER(1), NUMBER(-0.0), INTEGER(0)};
	ck_assert_int_eq(value_compare(&one[0], &one[1]), 0);
	ck_assert_int_eq(value_compare(&one[2], &one[3]), 0);
	ck_assert(value_as_number(&one[0]) == value_as_number(&one[1]));
}

SUITE("value", values_are_ordered_as_sqlite_orders_them_with_null_last,
	an_integer_equals_the_same_number)
