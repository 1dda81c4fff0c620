#include "suite.h"

#include "assertion/fraction.h"
#include "assertion/sentence.h"

#include <math.h>

static struct sentence sentence;

START_TEST(a_part_of_a_whole_is_read_as_a_percentage)
{
	static const struct {
		const char *text;
		double value;
		enum amount_bound bound;
	} cases[] = {{"百分之五", 5, AMOUNT_EXACTLY}, {"百分之五十三", 53, AMOUNT_EXACTLY},
		{"百分之60", 60, AMOUNT_EXACTLY}, {"百分之百", 100, AMOUNT_EXACTLY},
		{"万分之五", 0.05, AMOUNT_EXACTLY}, {"三分之二", 200.0 / 3, AMOUNT_ABOUT},
		{"3分之2", 200.0 / 3, AMOUNT_ABOUT}, {"十分之一", 10, AMOUNT_ABOUT},
		{"七成", 70, AMOUNT_ABOUT}, {"7成", 70, AMOUNT_ABOUT}, {"十成", 100, AMOUNT_ABOUT},
		{"两成", 20, AMOUNT_ABOUT}, {"七成一", 71, AMOUNT_EXACTLY}, {"七成半", 75, AMOUNT_EXACTLY},
		{"一半", 50, AMOUNT_ABOUT}, {"半数", 50, AMOUNT_ABOUT}, {"过半", 50, AMOUNT_MORE},
		{"过半数", 50, AMOUNT_MORE}, {"two thirds", 200.0 / 3, AMOUNT_ABOUT},
		{"two-thirds", 200.0 / 3, AMOUNT_ABOUT}, {"a quarter of", 25, AMOUNT_ABOUT}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fraction figure;
		sentence_read(&sentence, cases[i].text);
		ck_assert_msg(fraction_read(&sentence, 0, &figure), "%s", cases[i].text);
		ck_assert_msg(
			fabs(figure.value - cases[i].value) < 1e-9, "%s: %g", cases[i].text, figure.value);
		ck_assert_msg(figure.bound == cases[i].bound, "%s: %d", cases[i].text, (int)figure.bound);
		ck_assert_int_eq(figure.unit.kind, UNIT_PERCENT);
		ck_assert_uint_eq(figure.end, sentence.count);
	}
}

START_TEST(so_many_of_a_thousand_have_their_own_unit)
{
	struct fraction figure;
	sentence_read(&sentence, "千分之五");
	ck_assert(fraction_read(&sentence, 0, &figure));
	ck_assert_int_eq(figure.unit.kind, UNIT_PERMILLE);
	ck_assert(figure.value == 5);
}

START_TEST(what_only_begins_like_a_part_is_none)
{
	static const char *const cases[] = {"三成员", "5成果", "一成不变", "64成", "零成", "七", "成",
		"零分之一", "三分之", "过半年", "六七成", "64", "third", "two", ""};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fraction figure;
		sentence_read(&sentence, cases[i]);
		ck_assert_msg(!fraction_read(&sentence, 0, &figure), "%s", cases[i]);
	}
}

SUITE("fraction", a_part_of_a_whole_is_read_as_a_percentage,
	so_many_of_a_thousand_have_their_own_unit, what_only_begins_like_a_part_is_none)
