#include "judge_fixture.h"

#include <string.h>

START_TEST(it_agrees_only_where_figure_date_and_subject_do)
{
	assert_judged("There were 64 internet hospitals by July 2021", SAID, JUDGEMENT_AGREES);
	assert_judged("64 internet hospitals", SAID, JUDGEMENT_AGREES);
	assert_judged("more than 60 internet hospitals", SAID, JUDGEMENT_AGREES);
	assert_judged("more than 6 internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("64 hospitals", SAID, JUDGEMENT_NARROWER);
	assert_judged("64% of internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals in 2022", SAID, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals in June 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("There will be 64 internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("There were not 64 internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("截至2021年7月批准设立64家互联网医院",
		"截至2021年7月，批准设立的互联网医院已有64家。", JUDGEMENT_AGREES);
	assert_judged("41个城市纳入", "全部41个城市都已纳入", JUDGEMENT_AGREES);
	assert_judged("全部41个城市纳入", "41个城市已纳入", JUDGEMENT_OPEN);
	assert_judged("15家示范性社区康复中心", "15家示范性康复中心", JUDGEMENT_OPEN);
	assert_judged("截至2021年7月，上海建成12家康复中心",
		"截至2021年7月，上海12家康复中心已完成硬件建设。", JUDGEMENT_OPEN);
	assert_judged(
		"上海12家康复中心完成硬件建设", "上海12家康复中心已完成硬件建设。", JUDGEMENT_AGREES);
	assert_judged("选了11个试点区", "选定11家试点市级机构，以及4个试点区", JUDGEMENT_NARROWED);
}

START_TEST(what_is_said_of_a_time_is_held_against_it)
{
	static const char said[] = "截至2021年7月，互联网医院已有64家。";
	static const char *const others[] = {"2021年底互联网医院达64家", "2021年初互联网医院达64家",
		"自2021年起互联网医院达64家", "2021年以来互联网医院达64家", "2021年7月底互联网医院64家",
		"2021年上半年互联网医院64家", "年底互联网医院64家"};
	for (size_t i = 0; i < COUNT(others); i++)
		assert_judged(others[i], said, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals at the end of 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals since 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("In July 2021 64 internet hospitals", SAID, JUDGEMENT_TIMED);
	assert_judged("In July 2021 64 hospitals", SAID, JUDGEMENT_NARROWER);
	assert_judged("By 2021 64 wards opened", "In 2021 64 wards opened.", JUDGEMENT_TIMED);
	assert_judged("By 2021 70 wards opened", "In 2021 64 wards opened.", JUDGEMENT_NARROWED);
	assert_judged("到2024年要新建56家医院", "2024年，要新建56家医院。", JUDGEMENT_TIMED);
	assert_judged("In July 2021 30 internet hospitals", SAID, JUDGEMENT_NARROWED);
	assert_judged("2021年底试点电子病历卡", "2021年6月底，试点电子病历卡。", JUDGEMENT_OPEN);
	static const char report[] = "据2024年2月的报道，上海建成的老年友善医疗机构有644家。";
	assert_judged("2024年上海建成644家老年友善医疗机构", report, JUDGEMENT_OPEN);
	assert_judged("截至2024年2月，上海建成644家老年友善医疗机构", report, JUDGEMENT_AGREES);
	assert_judged("据2024年2月报道，上海建成老年友善医疗机构644家", report, JUDGEMENT_AGREES);
	assert_judged("上海建成644家老年友善医疗机构", report, JUDGEMENT_AGREES);
	assert_judged("2021年内互联网医院达64家", "2021年7月互联网医院64家", JUDGEMENT_AGREES);
	assert_judged("2021年度互联网医院64家", "2021年7月互联网医院64家", JUDGEMENT_AGREES);
	assert_judged("到2025年底建成15家示范性康复中心", "到2025年底，建成15家示范性康复中心。",
		JUDGEMENT_AGREES);
}

START_TEST(without_a_figure_most_of_the_words_must_agree)
{
	static const char said[] = "In 2021 works on the campus of the hospital are to start.";
	assert_judged("Works on the campus of the hospital will start in 2021", said, JUDGEMENT_AGREES);
	assert_judged("Works on the campus of the hospital started in 2021", said, JUDGEMENT_OPEN);
	assert_judged("Works will start in 2021", said, JUDGEMENT_OPEN);
}

START_TEST(what_the_record_says_is_not_told_is_no_denial_of_the_rest)
{
	static const char said[] = "2023年，病种数增加24%，比较基准未说明。",
					  kept[] = "In 2023 wards rose by 24%; the base of comparison is not stated.",
					  none[] = "Patients need not wait, and save 24% of the time.";
	static const struct judged cases[] = {{"2023年病种数增加24%", said, JUDGEMENT_AGREES},
		{said, said, JUDGEMENT_AGREES}, {"2023年病种数未增加24%", said, JUDGEMENT_OPEN},
		{"2023年比较基准增加24%", said, JUDGEMENT_OPEN},
		{"2023年病种数增加30%", said, JUDGEMENT_DIFFERS},
		{"In 2023 wards rose by 24%", kept, JUDGEMENT_AGREES}, {kept, kept, JUDGEMENT_AGREES},
		{"In 2023 the base rose by 24%", kept, JUDGEMENT_OPEN},
		{"In 2023 wards rose by 24%; the number of beds is not stated", kept, JUDGEMENT_OPEN},
		{"Patients save 24% of the time", none, JUDGEMENT_OPEN}};
	assert_each(cases, COUNT(cases));
}

START_TEST(what_is_said_word_for_word_agrees_whatever_it_says)
{
	static const char denies[] = "Patients need no booklet, as of 2021, or 5-6 others.";
	static const char *const alike[] = {denies,
		"patients need no booklet as of 2021 or 5-6 others"},
							 *const others[] = {
								 "Patients need a booklet, as of 2021, or 5-6 others.",
								 "Patients need no booklet, as of 2021, or 5.6 others.",
								 "Patients need no booklet, as of 2021, or 5-6% others.",
								 "Patients need no booklet, as of 2021, or 5-6"};
	for (size_t i = 0; i < COUNT(alike); i++)
		assert_judged(alike[i], denies, JUDGEMENT_AGREES);
	for (size_t i = 0; i < COUNT(others); i++)
		assert_judged(others[i], denies, JUDGEMENT_OPEN);
}

START_TEST(what_narrows_the_record_or_stands_elsewhere_in_it_is_neither_borne_out_nor_contradicted)
{
	static const char wait[] = "In July 2021 patients at the pilot hospitals waited 30 minutes.",
					  visits[] = "In 2024 100 ward doctors are to go to city hospitals.",
					  works[] = "2023年，上海开工的卫生机构有56家。",
					  batches[] = "截至2021年7月，上海已组织5批药品集采。";
	static const struct judged cases[] = {
		{"In July 2021 patients at pilot hospitals waited 30 minutes", wait, JUDGEMENT_AGREES},
		{"In July 2021 patients at hospitals waited 30 minutes", wait, JUDGEMENT_NARROWER},
		{"In July 2021 patients at pilot hospitals waited 40 minutes", wait, JUDGEMENT_DIFFERS},
		{"In July 2021 patients at hospitals waited 40 minutes", wait, JUDGEMENT_NARROWED},
		{"100 ward doctors will go to city hospitals in 2024", visits, JUDGEMENT_AGREES},
		{"100 city doctors will go to ward hospitals in 2024", visits, JUDGEMENT_REORDERED},
		{"Nurses waited 30 minutes in July 2021", wait, JUDGEMENT_OPEN},
		{"90 city doctors will go to ward hospitals in 2024", visits, JUDGEMENT_REORDERED},
		{"2023年上海卫生机构56家", works, JUDGEMENT_NARROWER},
		{"2023年上海开工的卫生机构56家", works, JUDGEMENT_AGREES},
		{"截至2021年7月，上海已组织的药品集采有218种", batches, JUDGEMENT_OPEN},
		{"截至2021年7月，上海已组织6批药品集采", batches, JUDGEMENT_DIFFERS},
		{"上海推进医院建设", "上海大力推进医院建设", JUDGEMENT_NARROWER},
		{"医院推进上海建设", "上海推进医院建设", JUDGEMENT_REORDERED}};
	assert_each(cases, COUNT(cases));
}

START_TEST(what_a_narrower_record_says_besides_is_told_and_its_figure_where_it_is_another)
{
	static const char wards[] = "By July 2021 the council had opened 64 wards for cats.",
					  centres[] = "In 2024 15 model community centres are to be built.";
	static const struct {
		const char *claim, *said;
		enum judgement wanted;
		const char *left_out, *figure;
	} cases[] = {{"64 wards by July 2021", wards, JUDGEMENT_NARROWER, "council|opened|cats|", ""},
		{"70 wards by July 2021", wards, JUDGEMENT_NARROWED, "council|opened|cats|", "64"},
		{"The council had opened 70 wards for cats", wards, JUDGEMENT_NARROWED, "By July 2021|",
			"64"},
		{"The council opened 70 wards", wards, JUDGEMENT_NARROWED, "cats|By July 2021|", "64"},
		{"70 wards by June 2021", wards, JUDGEMENT_OPEN, "", ""},
		{"64 cats by July 2021", wards, JUDGEMENT_OPEN, "", ""},
		{"15 centres are to be built in 2024", centres, JUDGEMENT_NARROWER, "model community|", ""},
		{"20 centres are to be built in 2024", centres, JUDGEMENT_OPEN, "", ""},
		{"15 centres were built in 2024", centres, JUDGEMENT_OPEN, "", ""}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct contrast contrast;
		char left_out[200] = "";
		assertion_read(&claim, cases[i].claim);
		assertion_read(&record, cases[i].said);
		ck_assert_msg(judge(&claim, &record, &contrast) == cases[i].wanted, "%s", cases[i].claim);
		for (size_t k = 0; k < contrast.left_out.count; k++) {
			strncat(left_out, contrast.left_out.parts[k].text, contrast.left_out.parts[k].len);
			strcat(left_out, "|");
		}
		ck_assert_str_eq(left_out, cases[i].left_out);
		ck_assert_uint_eq(contrast.figure.len, strlen(cases[i].figure));
		ck_assert_int_eq(strncmp(contrast.figure.text, cases[i].figure, contrast.figure.len), 0);
	}
}

START_TEST(a_promise_is_not_taken_for_its_result)
{
	static const char period[] = "Shanghai is in the 14th five-year period to open wards.",
					  plan[] = "2024年，要制定三年行动计划。",
					  both[] = "2019年将布局医院，并计划建设中心。",
					  reported[] = "A report of 2019 says that wards are to open.",
					  could[] = "In 2021 wards could open.",
					  waited[] = "In 2021 they waited to be seen.";
	static const struct judged cases[] = {
		{"Shanghai has in the 14th five-year period opened wards", period, JUDGEMENT_OPEN},
		{"Shanghai will in the 14th five-year period open wards", period, JUDGEMENT_AGREES},
		{"2024年制定了三年行动计划", plan, JUDGEMENT_OPEN},
		{"2024年将制定三年行动计划", plan, JUDGEMENT_AGREES},
		{"2019年已布局医院，并计划建设中心", both, JUDGEMENT_OPEN},
		{"2019年要布局医院，并计划建设中心", both, JUDGEMENT_AGREES},
		{"By 2019 wards are to open", reported, JUDGEMENT_OPEN},
		{"A report of 2019 says that wards will open", reported, JUDGEMENT_AGREES},
		{"In 2021 wards opened", could, JUDGEMENT_NARROWER},
		{"In 2021 wards will open", could, JUDGEMENT_OPEN},
		{"In 2021 they waited", waited, JUDGEMENT_AGREES},
		{"In 2021 they will wait to be seen", waited, JUDGEMENT_OPEN}};
	assert_each(cases, COUNT(cases));
}

SUITE("judge", a_promise_is_not_taken_for_its_result,
	it_agrees_only_where_figure_date_and_subject_do, what_is_said_of_a_time_is_held_against_it,
	without_a_figure_most_of_the_words_must_agree,
	what_the_record_says_is_not_told_is_no_denial_of_the_rest,
	what_is_said_word_for_word_agrees_whatever_it_says,
	what_narrows_the_record_or_stands_elsewhere_in_it_is_neither_borne_out_nor_contradicted,
	what_a_narrower_record_says_besides_is_told_and_its_figure_where_it_is_another)
