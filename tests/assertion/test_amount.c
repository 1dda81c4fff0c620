#include "suite.h"

#include "assertion/assertion.h"

#include <math.h>
#include <string.h>

static struct assertion claim, record;

START_TEST(figures_are_read_in_both_scripts_and_languages)
{
	static const struct {
		const char *text;
		double value;
		bool is_percent;
		enum amount_bound bound;
	} cases[] = {
		{"64 hospitals", 64, false, AMOUNT_EXACTLY},
		{"half an hour or less", 0.5, false, AMOUNT_AT_MOST},
		{"半小时以内", 0.5, false, AMOUNT_AT_MOST},
		{"半个小时", 0.5, false, AMOUNT_EXACTLY},
		{"64家医院", 64, false, AMOUNT_EXACTLY},
		{"12,000 beds", 12000, false, AMOUNT_EXACTLY},
		{"6.5%", 6.5, true, AMOUNT_EXACTLY},
		{"60 per cent of all", 60, true, AMOUNT_EXACTLY},
		{"60 percent", 60, true, AMOUNT_EXACTLY},
		{"百分之五", 5, true, AMOUNT_EXACTLY},
		{"百分之60", 60, true, AMOUNT_EXACTLY},
		{"1.2万张床位", 12000, false, AMOUNT_EXACTLY},
		{"9000多家", 9000, false, AMOUNT_EXCESS},
		{"三十家医院", 30, false, AMOUNT_EXACTLY},
		{"两千五百名医生", 2500, false, AMOUNT_EXACTLY},
		{"一万二千人", 12000, false, AMOUNT_EXACTLY},
		{"十一家", 11, false, AMOUNT_EXACTLY},
		{"twelve centres", 12, false, AMOUNT_EXACTLY},
		{"thirteen hospitals", 13, false, AMOUNT_EXACTLY},
		{"sixty-four hospitals", 64, false, AMOUNT_EXACTLY},
		{"more than twenty three hospitals", 23, false, AMOUNT_MORE},
		{"two hundred and eighteen medicines", 218, false, AMOUNT_EXACTLY},
		{"one hundred hospitals", 100, false, AMOUNT_EXACTLY},
		{"three hundred thousand people", 300000, false, AMOUNT_EXACTLY},
		{"fifty-three per cent", 53, true, AMOUNT_EXACTLY},
		{"2.4 million people", 2400000, false, AMOUNT_EXACTLY},
		{"more than 9,000 clinics", 9000, false, AMOUNT_MORE},
		{"at least 5 of them", 5, false, AMOUNT_AT_LEAST},
		{"no more than 5 of them", 5, false, AMOUNT_AT_MOST},
		{"under 30%", 30, true, AMOUNT_LESS},
		{"不到60家", 60, false, AMOUNT_LESS},
		{"60家以下", 60, false, AMOUNT_AT_MOST},
		{"about 30 hospitals", 30, false, AMOUNT_ABOUT},
		{"超过60家", 60, false, AMOUNT_MORE},
		{"不少于60家", 60, false, AMOUNT_AT_LEAST},
		{"不超过60家", 60, false, AMOUNT_AT_MOST},
		{"60%以上", 60, true, AMOUNT_AT_LEAST},
		{"约60家", 60, false, AMOUNT_ABOUT},
		{"大约60家", 60, false, AMOUNT_ABOUT},
		{"将近60家", 60, false, AMOUNT_NEARLY},
		{"将近有60家", 60, false, AMOUNT_NEARLY},
		{"接近60家", 60, false, AMOUNT_NEARLY},
		{"差不多60家", 60, false, AMOUNT_ABOUT},
		{"60家左右", 60, false, AMOUNT_ABOUT},
		{"60家上下", 60, false, AMOUNT_ABOUT},
		{"close to 60 hospitals", 60, false, AMOUNT_NEARLY},
		{"超过了60家", 60, false, AMOUNT_MORE},
		{"60余家", 60, false, AMOUNT_EXCESS},
		{"30多万人", 300000, false, AMOUNT_EXCESS},
		{"不多于60家", 60, false, AMOUNT_AT_MOST},
		{"2000 beds", 2000, false, AMOUNT_EXACTLY},
		{"grew by -5%", -5, true, AMOUNT_EXACTLY},
		{"增长-5%", -5, true, AMOUNT_EXACTLY},
		{"grew by \u22125%", -5, true, AMOUNT_EXACTLY},
		{"-64", -64, false, AMOUNT_EXACTLY},
		{"wards - 64 of them", 64, false, AMOUNT_EXACTLY},
		{"covid-19", 19, false, AMOUNT_EXACTLY},
		{"more than $64", 64, false, AMOUNT_MORE},
		{"US$3.1 billion", 3.1e9, false, AMOUNT_EXACTLY},
		{"30 minutes or less", 30, false, AMOUNT_AT_MOST},
		{"30分钟以内", 30, false, AMOUNT_AT_MOST},
		{"三十分钟以内", 30, false, AMOUNT_AT_MOST},
		{"within one hour", 1, false, AMOUNT_AT_MOST},
		{"30多万元", 300000, false, AMOUNT_EXCESS},
		{"one hour", 1, false, AMOUNT_EXACTLY},
		{"千分之五", 5, false, AMOUNT_EXACTLY},
		{"fell to none", 0, false, AMOUNT_EXACTLY},
		{"三十多家", 30, false, AMOUNT_EXCESS},
		{"三十多万人", 300000, false, AMOUNT_EXCESS},
		{"百余种", 100, false, AMOUNT_EXCESS},
		{"超过3500多项", 3500, false, AMOUNT_EXCESS},
		{"三万五次", 35000, false, AMOUNT_EXACTLY},
		{"十三万八个", 138000, false, AMOUNT_EXACTLY},
		{"64+家", 64, false, AMOUNT_AT_LEAST},
		{"七成以上", 70, true, AMOUNT_AT_LEAST},
		{"近八成", 80, true, AMOUNT_NEARLY},
		{"不到三分之一", 100.0 / 3, true, AMOUNT_LESS},
		{"超过半数", 50, true, AMOUNT_MORE},
		{"for 2024, 64 wards", 64, false, AMOUNT_EXACTLY},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].text);
		ck_assert_msg(claim.figure_count == 1, "%s: %zu", cases[i].text, claim.figure_count);
		const struct amount *figure = &claim.figures[0];
		ck_assert_msg(
			fabs(figure->value - cases[i].value) < 1e-6, "%s: %g", cases[i].text, figure->value);
		ck_assert_msg(
			(figure->unit.kind == UNIT_PERCENT) == cases[i].is_percent, "%s", cases[i].text);
		ck_assert_msg(figure->bound == cases[i].bound, "%s: %d", cases[i].text, (int)figure->bound);
	}
}

START_TEST(what_belongs_to_a_name_is_no_figure)
{
	static const char *const cases[] = {"the 14th plan", "十四五规划", "第六人民医院", "一体化",
		"三甲医院", "几十家医院", "数百家医院", "上百家医院", "“1+1+1”签约", "a five-year plan",
		"v2 of it", "one of them", "half a hospital", "上半年", "a sixty-four-bed hospital",
		"the forty-first", "none", "", "统一", "2021年", "July 2021", "15 July 2021", "2021-07-15",
		"二〇二一年", "7月15日"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i]);
		ck_assert_msg(claim.figure_count == 0, "%s: %g", cases[i], claim.figures[0].value);
	}
}

/* The unit is taken with the figure, and is no word of what is counted. */
START_TEST(a_numeral_has_its_unit)
{
	static const char *const cases[] = {"两小时", "五十七万元", "三十分钟以内", "三十倍"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i]);
		ck_assert_msg(claim.figures[0].end == claim.sentence.count, "%s", cases[i]);
	}
}

START_TEST(a_bound_is_supported_by_an_amount_that_is_near)
{
	static const struct {
		const char *claimed, *said;
		bool agrees;
	} cases[] = {{"fewer than 70 wards", "64 wards", true},
		{"fewer than 80 wards", "64 wards", false}, {"more than 90 wards", "100 wards", true},
		{"more than 89 wards", "100 wards", false}, {"fewer than 110 wards", "100 wards", true},
		{"fewer than 111 wards", "100 wards", false}, {"about 95 wards", "100 wards", true},
		{"about 94 wards", "100 wards", false},
		{"more than 700 wards", "more than 700 wards", true},
		{"more than 700 wards", "more than 7 million wards", false},
		{"under 30 minutes", "30 minutes or less", false},
		{"30 minutes or less", "under 30 minutes", true},
		{"no more than 30 minutes", "30分钟以内", true}, {"不到30分钟", "30分钟以内", false},
		{"more than 3 wards", "at least 3 wards", false},
		{"at least 3 wards", "more than 3 wards", true},
		{"30 minutes", "30 minutes or less", false}, {"at least 60 wards", "64 wards", true},
		{"60家以下", "64家", false}, {"fewer than 5 wards", "fell to none wards", false},
		/* up to so many: it was reached */
		{"up to 70 wards", "64 wards", false}, {"as many as 70 wards", "64 wards", false},
		{"最多70家", "64家", false}, {"up to 64 wards", "64 wards", false},
		{"up to 64 wards", "up to 64 wards", true}, {"at most 64 wards", "up to 64 wards", true},
		{"up to 64 wards", "at most 64 wards", false}, {"不超过70家", "64家", true},
		{"70家以内", "64家", true}, {"at most 70 wards", "64 wards", true},
		/* nearly: a little less */
		{"nearly 62 wards", "64 wards", false}, {"nearly 65 wards", "64 wards", true},
		{"nearly 64 wards", "64 wards", true}, {"about 62 wards", "64 wards", true},
		{"近61家", "64家", false}, {"接近62家", "64家", false}, {"近65家", "64家", true},
		{"almost 3 billion", "3.1 billion", false}, {"almost 3.1 billion", "31亿", true},
		{"about 64 wards", "nearly 64 wards", true}, {"nearly 64 wards", "about 64 wards", false},
		/* 多: less over than the last digit counts */
		{"3500多项", "3599项", true}, {"3500多项", "3600项", false}, {"3500多项", "3608项", false},
		{"3600多项", "3608项", true}, {"610多家", "619家", true}, {"610多家", "620家", false},
		{"29多亿", "29.9亿", true}, {"29多亿", "30亿", false}, {"30多亿", "31亿", true},
		{"580多种", "616种", false}, {"1.2万余人", "12999人", true},
		{"1.2万余人", "1.3万人", false}, {"64余家", "64家", false},
		{"超过3500多项", "3608项", false}, {"超过3500项", "3500多项", true},
		{"至少3500项", "3500余项", true}, {"3500余项", "3500多项", true},
		{"3500多项", "超过3500项", false}, {"more than 3.1 billion", "31亿", false},
		{"about 0 wards", "0 wards", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].claimed);
		assertion_read(&record, cases[i].said);
		ck_assert_msg(amount_agrees(&claim.figures[0], &record.figures[0]) == cases[i].agrees,
			"%s / %s", cases[i].claimed, cases[i].said);
	}
}

START_TEST(what_is_near_a_bound_and_proves_nothing_of_it_is_open)
{
	static const struct {
		const char *claimed, *said;
		bool open;
	} cases[] = {{"up to 70 wards", "64 wards", true}, {"up to 72 wards", "64 wards", false},
		{"up to 60 wards", "64 wards", false}, {"up to 64 wards", "64 wards", true},
		{"nearly 62 wards", "64 wards", true}, {"nearly 60 wards", "64 wards", false},
		{"about 60 wards", "64 wards", false}, {"610多家", "644家", true},
		{"500多家", "644家", false}, {"650多家", "644家", false},
		{"at most 70 wards", "64 wards", false}, {"64 wards", "at most 64 wards", true},
		{"62 wards", "64 wards", false}, {"up to 70%", "64 wards", false},
		{"up to 70 wards", "at least 64 wards", false}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assertion_read(&claim, cases[i].claimed);
		assertion_read(&record, cases[i].said);
		ck_assert_msg(amount_is_open(&claim.figures[0], &record.figures[0]) == cases[i].open,
			"%s / %s", cases[i].claimed, cases[i].said);
	}
}

START_TEST(a_number_that_is_too_large_to_be_told_is_no_figure)
{
	char text[512] = "5";
	for (int i = 0; i < 40; i++)
		strcat(text, "亿");
	assertion_read(&claim, text);
	for (size_t i = 0; i < claim.figure_count; i++)
		ck_assert(isfinite(claim.figures[i].value));
	strcpy(text, "5");
	for (int i = 0; i < 40; i++)
		strcat(text, " billion");
	assertion_read(&claim, text);
	ck_assert_uint_eq(claim.figure_count, 0);
}

SUITE("amount", figures_are_read_in_both_scripts_and_languages, what_belongs_to_a_name_is_no_figure,
	a_numeral_has_its_unit, a_bound_is_supported_by_an_amount_that_is_near,
	what_is_near_a_bound_and_proves_nothing_of_it_is_open,
	a_number_that_is_too_large_to_be_told_is_no_figure)
