#include "suite.h"

#include "assertion/counting.h"

static struct assertion claim, record;

START_TEST(figures_are_of_the_same_things_where_the_words_beside_them_are)
{
	static const struct counting loosely = {2, true};
	static const struct {
		const char *claim, *said;
		bool strictly, loosely;
	} cases[] = {{"64 wards", "64 wards", true, true}, {"64 wards", "64 nurses", false, false},
		{"64 wards", "64 pilot wards", false, true}, {"64 pilot wards", "64 wards", false, false},
		{"病房64间", "64间病房", true, true},
		{"prices fell to 64%", "prices fell by 64%", false, false},
		{"prices fell by 64%", "prices fell by 64%", true, true},
		{"prices rose from 64%", "prices rose to 64%", false, false},
		{"限额从64元提高", "限额提高到64元", false, false},
		{"限额提高到64元", "限额提高64元", false, false}, {"64", "64 wards", false, false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].claim);
		assertion_read(&record, cases[i].said);
		const struct amount *claimed = &claim.figures[0], *said = &record.figures[0];
		ck_assert_uint_eq(claim.figure_count * record.figure_count, 1);
		ck_assert_msg(counting_is_same(&claim, claimed, &record, said, counting_strictly) ==
				cases[i].strictly,
			"%s", cases[i].claim);
		ck_assert_msg(counting_is_same(&claim, claimed, &record, said, loosely) == cases[i].loosely,
			"%s", cases[i].claim);
	}
}

SUITE("counting", figures_are_of_the_same_things_where_the_words_beside_them_are)
