#include "suite.h"

#include "mcp/judge.h"

static struct assertion claim, record;

/* Fails unless a claim against a record comes to this. */
static void assert_judged(const char *claimed, const char *said, enum judgement wanted)
{
	assertion_read(&claim, claimed);
	assertion_read(&record, said);
	enum judgement found = judge(&claim, &record);
	ck_assert_msg(found == wanted, "%s / %s: %d", claimed, said, (int)found);
}

#define SAID "By July 2021 the city had approved 64 internet hospitals."

START_TEST(it_agrees_only_where_figure_date_and_subject_do)
{
	assert_judged(
		"The city had approved 64 internet hospitals by July 2021", SAID, JUDGEMENT_AGREES);
	assert_judged("64 internet hospitals", SAID, JUDGEMENT_AGREES);
	assert_judged("more than 60 internet hospitals", SAID, JUDGEMENT_AGREES);
	assert_judged("fewer than 70 internet hospitals", SAID, JUDGEMENT_AGREES);
	assert_judged("64 hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("64% of internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals in 2022", SAID, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals in June 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("The city will approve 64 internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("The city did not approve 64 internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("2021年7月批准64家互联网医院", "截至2021年7月，批准设立的互联网医院已有64家。",
		JUDGEMENT_AGREES);
	assert_judged("41个城市", "全部41个城市都已纳入", JUDGEMENT_AGREES);
	assert_judged("15家示范性社区康复中心", "15家示范性康复中心", JUDGEMENT_OPEN);
	assert_judged("截至2021年7月，上海建成12家康复中心",
		"截至2021年7月，上海12家康复中心已完成硬件建设。", JUDGEMENT_OPEN);
	assert_judged(
		"上海完成12家康复中心的硬件", "上海12家康复中心已完成硬件建设。", JUDGEMENT_AGREES);
	assert_judged("选了11个试点区", "选定11家试点市级机构，以及4个试点区", JUDGEMENT_OPEN);
}

START_TEST(what_is_about_or_nearly_so_agrees_roughly)
{
	static const char said[] = "截至2021年7月，批准设立的互联网医院已有64家。";
	assert_judged("about 65 internet hospitals", SAID, JUDGEMENT_ROUGHLY);
	assert_judged("nearly 64 internet hospitals in July 2021", SAID, JUDGEMENT_ROUGHLY);
	assert_judged("截至2021年，互联网医院将近64家", said, JUDGEMENT_ROUGHLY);
	assert_judged("2021年互联网医院64家左右", said, JUDGEMENT_ROUGHLY);
	assert_judged("about 30 internet hospitals in July 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("互联网医院约64家", "互联网医院约64家", JUDGEMENT_AGREES);
	assert_judged("2021年互联网医院64余家", said, JUDGEMENT_OPEN);
}

START_TEST(what_is_said_of_a_time_is_held_against_it)
{
	static const char said[] = "截至2021年7月，批准设立的互联网医院已有64家。";
	static const char *const others[] = {"2021年底互联网医院达64家", "2021年初互联网医院达64家",
		"自2021年起互联网医院达64家", "2021年以来互联网医院达64家", "2021年7月底互联网医院64家",
		"2021年上半年互联网医院64家", "年底互联网医院64家"};
	for (size_t i = 0; i < COUNT(others); i++)
		assert_judged(others[i], said, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals at the end of 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals since 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("2021年底试点电子病历卡", "2021年6月底，试点电子病历卡。", JUDGEMENT_OPEN);
	static const char report[] = "据2024年2月的报道，上海建成的老年友善医疗机构有644家。";
	assert_judged("2024年上海建成644家老年友善医疗机构", report, JUDGEMENT_OPEN);
	assert_judged("截至2024年2月，上海建成644家老年友善医疗机构", report, JUDGEMENT_AGREES);
	assert_judged("据2024年2月报道，上海建成老年友善医疗机构644家", report, JUDGEMENT_AGREES);
	assert_judged("上海建成644家老年友善医疗机构", report, JUDGEMENT_AGREES);
	assert_judged("2021年内互联网医院达64家", said, JUDGEMENT_AGREES);
	assert_judged("2021年度互联网医院64家", said, JUDGEMENT_AGREES);
	assert_judged("到2025年底建成15家示范性康复中心", "到2025年底，建成15家示范性康复中心。",
		JUDGEMENT_AGREES);
}

START_TEST(it_differs_only_where_both_cannot_be_true)
{
	assert_judged(
		"By July 2021 the city had approved 70 internet hospitals", SAID, JUDGEMENT_DIFFERS);
	assert_judged("By July 2021 the city had approved more than 70 internet hospitals", SAID,
		JUDGEMENT_DIFFERS);
	assert_judged("The city had approved 70 internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("In 2021 the city had approved 70 internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("By July 2021 70 internet hospitals", SAID, JUDGEMENT_DIFFERS);
	assert_judged("By July 2021 70 hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged(
		"By July 2021 the city had approved 70% of internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("By July 2021 the city had approved 70 internet hospitals",
		"By July 2021 the city had approved more than 60 internet hospitals", JUDGEMENT_OPEN);
}

START_TEST(without_a_figure_most_of_the_words_must_agree)
{
	static const char said[] = "In 2021 works on the campus of the hospital are to start.";
	assert_judged("Works on the campus of the hospital will start in 2021", said, JUDGEMENT_AGREES);
	assert_judged("Works on the campus of the hospital started in 2021", said, JUDGEMENT_OPEN);
	assert_judged("Works will start in 2021", said, JUDGEMENT_OPEN);
}

START_TEST(several_figures_agree_only_where_each_does_and_none_has_changed_places)
{
	static const char cut[] = "By July 2021 prices of 218 medicines had fallen by 53%.",
					  range[] = "Prices fell from 8% to 5%.",
					  grown[] = "From 60 wards in 2019 to 64 wards in 2021.",
					  launched[] = "By 2021 64 wards stood, after the start in 2019.";
	static const struct {
		const char *claim, *said;
		enum judgement wanted;
	} cases[] = {{"Prices of 218 medicines had fallen by 53%", cut, JUDGEMENT_AGREES},
		{"Prices of 218 medicines had fallen by 53％。", cut, JUDGEMENT_AGREES},
		{"Prices of 218 medicines had fallen by 54%", cut, JUDGEMENT_OPEN},
		{"Prices of 219 medicines had fallen by 53%", cut, JUDGEMENT_OPEN},
		{"Prices of 53 medicines had fallen by 218%", cut, JUDGEMENT_OPEN},
		{"218个品种平均降幅53%", "218个品种的平均降幅为53%。", JUDGEMENT_AGREES},
		{"218个品种平均降幅35%", "218个品种的平均降幅为53%。", JUDGEMENT_OPEN},
		{"Prices fell from 8% to 5%", range, JUDGEMENT_AGREES},
		{"Prices fell from 5% to 8%", range, JUDGEMENT_OPEN},
		{"From 60 wards in 2019 to 64 wards in 2021", grown, JUDGEMENT_AGREES},
		{"From 60 wards in 2021 to 64 wards in 2019", grown, JUDGEMENT_OPEN},
		{"64 wards in 2019", grown, JUDGEMENT_OPEN},
		{"64 wards stood in 2019", launched, JUDGEMENT_OPEN},
		{"64 wards stood", launched, JUDGEMENT_AGREES}};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_judged(cases[i].claim, cases[i].said, cases[i].wanted);
}

SUITE("judge", what_is_about_or_nearly_so_agrees_roughly, what_is_said_of_a_time_is_held_against_it,
	it_agrees_only_where_figure_date_and_subject_do, it_differs_only_where_both_cannot_be_true,
	without_a_figure_most_of_the_words_must_agree,
	several_figures_agree_only_where_each_does_and_none_has_changed_places)
