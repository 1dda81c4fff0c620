#include "suite.h"

#include "assertion/bound.h"
#include "assertion/sentence.h"

static struct sentence sentence;

START_TEST(what_bounds_an_amount_is_taken_with_it)
{
	static const struct {
		const char *text;
		size_t number; /* piece */
		enum amount_bound bound;
	} cases[] = {{"64", 0, AMOUNT_EXACTLY}, {"more than 64", 2, AMOUNT_MORE},
		{"no more than 64", 3, AMOUNT_AT_MOST}, {"64 or more", 0, AMOUNT_AT_LEAST},
		{"64以内", 0, AMOUNT_AT_MOST}, {"不到64", 2, AMOUNT_LESS}, {"将近有64", 3, AMOUNT_NEARLY},
		{"up to 64", 2, AMOUNT_UP_TO}, {"as many as 64", 3, AMOUNT_UP_TO},
		{"最多64", 2, AMOUNT_UP_TO}, {"至多64", 2, AMOUNT_AT_MOST},
		{"at most 64", 2, AMOUNT_AT_MOST}, {"nearly 64", 1, AMOUNT_NEARLY},
		{"about 64", 1, AMOUNT_ABOUT}, {">64", 1, AMOUNT_MORE}, {"＞64", 1, AMOUNT_MORE},
		{">=64", 1, AMOUNT_AT_LEAST}, {"≥ 64", 1, AMOUNT_AT_LEAST}, {"<64", 1, AMOUNT_LESS},
		{"≤64", 1, AMOUNT_AT_MOST}, {"~64", 1, AMOUNT_ABOUT}, {"（≈64", 1, AMOUNT_ABOUT},
		{"64+", 0, AMOUNT_AT_LEAST}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		sentence_read(&sentence, cases[i].text);
		enum amount_bound bound = AMOUNT_EXACTLY;
		size_t number = cases[i].number, behind = bound_read_behind(&sentence, number + 1, &bound);
		ck_assert_uint_eq(bound_read_before(&sentence, number, &bound), number);
		ck_assert_uint_eq(number + 1 + behind, sentence.count);
		ck_assert_msg(bound == cases[i].bound, "%s: %d", cases[i].text, (int)bound);
	}
}

START_TEST(what_stands_between_two_numbers_bounds_neither)
{
	static const char *const cases[] = {"60~64", "60 ~ 64", "60，64", "60-64"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		sentence_read(&sentence, cases[i]);
		enum amount_bound bound = AMOUNT_EXACTLY;
		ck_assert_uint_eq(bound_read_before(&sentence, 2, &bound), 0);
		ck_assert_uint_eq(bound_read_behind(&sentence, 1, &bound), 0);
		ck_assert_msg(bound == AMOUNT_EXACTLY, "%s", cases[i]);
	}
}

SUITE(
	"bound", what_bounds_an_amount_is_taken_with_it, what_stands_between_two_numbers_bounds_neither)
