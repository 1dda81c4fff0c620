#include "suite.h"

#include "pages/number.h"

#include <float.h>

START_TEST(the_whole_part_of_a_number_stands_in_threes)
{
	static const struct {
		double number;
		const char *text;
	} cases[] = {{0, "0"}, {-0.5, "-0.5"}, {7, "7"}, {999, "999"}, {1000, "1,000"},
		{-1234567.25, "-1,234,567.25"}, {100000, "100,000"}, {0.00012345, "0.00012345"}};
	char text[NUMBER_SIZE];
	for (size_t i = 0; i < COUNT(cases); i++) {
		number_say(cases[i].number, text);
		ck_assert_str_eq(text, cases[i].text);
	}
}

START_TEST(powers_of_ten_stand_as_they_are)
{
	static const double numbers[] = {1e15, 1e308, -1e-300, DBL_MAX, DBL_MIN, 1.5e20};
	static const char *const texts[] = {
		"1e+15", "1e+308", "-1e-300", "1.79769313486232e+308", "2.2250738585072e-308", "1.5e+20"};
	char text[NUMBER_SIZE];
	for (size_t i = 0; i < COUNT(numbers); i++) {
		number_say(numbers[i], text);
		ck_assert_str_eq(text, texts[i]);
	}
}

START_TEST(the_longest_number_has_room)
{
	char text[NUMBER_SIZE];
	number_say(-123456789012.345, text);
	ck_assert_str_eq(text, "-123,456,789,012.345");
	number_say(-999999999999999, text);
	ck_assert_str_eq(text, "-999,999,999,999,999");
}

SUITE("number", the_whole_part_of_a_number_stands_in_threes, powers_of_ten_stand_as_they_are,
	the_longest_number_has_room)
