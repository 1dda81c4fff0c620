#include "judge_fixture.h"

/* What a judgement says of figures: their bounds, units, order and changes. */

START_TEST(what_is_about_or_nearly_so_agrees_roughly)
{
	static const char said[] = "截至2021年7月，互联网医院已有64家。";
	assert_judged("about 65 internet hospitals", SAID, JUDGEMENT_ROUGHLY);
	assert_judged("nearly 64 internet hospitals by July 2021", SAID, JUDGEMENT_ROUGHLY);
	assert_judged("截至2021年，互联网医院将近64家", said, JUDGEMENT_ROUGHLY);
	assert_judged("截至2021年互联网医院64家左右", said, JUDGEMENT_ROUGHLY);
	assert_judged("about 30 internet hospitals in July 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("互联网医院约64家", "互联网医院约64家", JUDGEMENT_AGREES);
	assert_judged("2021年互联网医院64余家", said, JUDGEMENT_NARROWED);
}

START_TEST(a_figure_with_another_bound_is_neither_borne_out_nor_contradicted)
{
	static const char wait[] = "In July 2021 patients waited 30 minutes or less.",
					  steps[] = "患者的付费环节数至少为3个。",
					  many[] = "By July 2021 the pilot covered more than 9,000 wards.",
					  hospitals[] = "截至2021年7月，医院已有64家。";
	static const struct judged cases[] = {
		{"In July 2021 patients waited no more than 30 minutes", wait, JUDGEMENT_AGREES},
		{"In July 2021 patients waited half an hour at most", wait, JUDGEMENT_AGREES},
		{"In July 2021 patients waited less than 30 minutes", wait, JUDGEMENT_BOUNDED},
		{"In July 2021 patients waited 30 minutes", wait, JUDGEMENT_BOUNDED},
		{"By July 2021 patients waited under 30 minutes", wait, JUDGEMENT_NARROWED},
		{"In July 2021 patients waited less than 20 minutes", wait, JUDGEMENT_OPEN},
		{"患者的付费环节数超过3个", steps, JUDGEMENT_BOUNDED},
		{"患者的付费环节数为3个以上", steps, JUDGEMENT_AGREES},
		{"By July 2021 the pilot covered at least 9,000 wards", many, JUDGEMENT_AGREES},
		{"By July 2021 the pilot covered 9,000 wards", many, JUDGEMENT_BOUNDED},
		{"In 2021 64+ wards opened", "In 2021 64 wards opened.", JUDGEMENT_BOUNDED},
		{"In 2021 wards reached 七成", "In 2021 wards reached 71%.", JUDGEMENT_ROUGHLY},
		{"2021年覆盖率达七成", "2021年覆盖率达71%", JUDGEMENT_ROUGHLY},
		{"2021年覆盖率超过七成", "2021年覆盖率达71%", JUDGEMENT_AGREES},
		{"2021年覆盖率达一半", "2021年覆盖率达71%", JUDGEMENT_OPEN},
		{"2021年医院有几家", "2021年医院有8家", JUDGEMENT_OPEN},
		{"In 2021 many wards opened", "In 2021 wards opened.", JUDGEMENT_OPEN},
		{"In 2021 wards opened", "In 2021 many wards opened.", JUDGEMENT_NARROWER},
		{"By July 2021 the pilot covered 900 wards", many, JUDGEMENT_OPEN},
		{"2021年3家医院超过8种", "2021年3家医院至少8种。", JUDGEMENT_BOUNDED},
		{"By July 2021 there were as many as 70 internet hospitals", SAID, JUDGEMENT_BOUNDED},
		{"By July 2021 there were up to 64 internet hospitals", SAID, JUDGEMENT_BOUNDED},
		{"By July 2021 there were up to 60 internet hospitals", SAID, JUDGEMENT_DIFFERS},
		{"By July 2021 there were nearly 62 internet hospitals", SAID, JUDGEMENT_BOUNDED},
		{"By July 2021 there were nearly 65 internet hospitals", SAID, JUDGEMENT_ROUGHLY},
		{"截至2021年7月医院最多70家", hospitals, JUDGEMENT_BOUNDED},
		{"截至2021年7月医院近61家", hospitals, JUDGEMENT_BOUNDED},
		{"截至2021年7月医院61多家", hospitals, JUDGEMENT_BOUNDED},
		{"截至2021年7月医院60多家", hospitals, JUDGEMENT_AGREES},
		{"截至2021年7月医院六十多家", hospitals, JUDGEMENT_AGREES},
		{"截至2021年7月医院70家以上", hospitals, JUDGEMENT_DIFFERS},
		{"截至2021年7月医院不少于70家", hospitals, JUDGEMENT_DIFFERS},
		{"截至2021年7月医院60家以下", hospitals, JUDGEMENT_DIFFERS},
		{"截至2021年7月医院70种以上", hospitals, JUDGEMENT_OPEN}};
	assert_each(cases, COUNT(cases));
}

START_TEST(it_differs_only_where_both_cannot_be_true)
{
	assert_judged("By July 2021 there were 70 internet hospitals", SAID, JUDGEMENT_DIFFERS);
	assert_judged(
		"By July 2021 there were more than 70 internet hospitals", SAID, JUDGEMENT_DIFFERS);
	assert_judged("There were 70 internet hospitals", SAID, JUDGEMENT_NARROWED);
	assert_judged("In 2021 there were 70 internet hospitals", SAID, JUDGEMENT_NARROWED);
	assert_judged(
		"There were 70 internet hospitals", "There were 64 internet hospitals", JUDGEMENT_OPEN);
	assert_judged("By July 2021 70 internet hospitals", SAID, JUDGEMENT_DIFFERS);
	assert_judged("By July 2021 70 hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("By July 2021 there were 70% of internet hospitals", SAID, JUDGEMENT_OPEN);
	assert_judged("By July 2021 there were 70 internet hospitals",
		"By July 2021 there were more than 60 internet hospitals", JUDGEMENT_OPEN);
}

START_TEST(several_figures_agree_only_where_each_does_and_none_has_changed_places)
{
	static const char cut[] = "By July 2021 prices of 218 medicines had fallen by 53%.",
					  range[] = "Prices fell from 8% to 5%.",
					  grown[] = "From 60 wards in 2019 to 64 wards in 2021.",
					  launched[] = "By 2021 64 wards stood, after the start in 2019.";
	static const struct judged cases[] = {
		{"Prices of 218 medicines had fallen by 53%", cut, JUDGEMENT_AGREES},
		{"Prices of 218 medicines had fallen by 53％。", cut, JUDGEMENT_AGREES},
		{"Prices of 218 medicines had fallen by 54%", cut, JUDGEMENT_NARROWED},
		{"By July 2021 prices of 218 medicines had fallen by 54%", cut, JUDGEMENT_DIFFERS},
		{"By July 2021 prices of 219 medicines had fallen by 53%", cut, JUDGEMENT_DIFFERS},
		{"By July 2021 prices of 219 medicines had fallen by 54%", cut, JUDGEMENT_OPEN},
		{"By July 2021 prices of medicines had fallen by 54%", cut, JUDGEMENT_NARROWED},
		{"Prices fell to 4%", range, JUDGEMENT_NARROWED},
		{"Prices fell from 5%", range, JUDGEMENT_OPEN},
		{"Prices fell from 8% to 4%", range, JUDGEMENT_OPEN},
		{"Prices of 53 medicines had fallen by 218%", cut, JUDGEMENT_OPEN},
		{"218个品种平均降幅53%", "218个品种的平均降幅为53%。", JUDGEMENT_AGREES},
		{"218个品种平均降幅35%", "218个品种的平均降幅为53%。", JUDGEMENT_OPEN},
		{"平均降幅35%", "218个品种的平均降幅为53%。", JUDGEMENT_NARROWED},
		{"Prices fell from 8% to 5%", range, JUDGEMENT_AGREES},
		{"Prices fell from 5% to 8%", range, JUDGEMENT_OPEN},
		{"From 60 wards in 2019 to 64 wards in 2021", grown, JUDGEMENT_AGREES},
		{"64 wards stood in 2019", launched, JUDGEMENT_OPEN},
		{"64 wards stood", launched, JUDGEMENT_NARROWER}};
	assert_each(cases, COUNT(cases));
}

START_TEST(a_unit_that_is_another_is_not_borne_out)
{
	static const char beds[] = "截至2021年7月，互联网医院已有64家。",
					  uses[] = "患者录入主诉，已有3.5万次。",
					  wait[] = "Patients waited 30 minutes or less.",
					  rise[] = "The number of wards rose by 24%.";
	static const struct judged cases[] = {{"64‰ of internet hospitals", SAID, JUDGEMENT_OPEN},
		{"$64 internet hospitals", SAID, JUDGEMENT_OPEN},
		{"64 percentage points of internet hospitals", SAID, JUDGEMENT_OPEN},
		{"64 times as many internet hospitals", SAID, JUDGEMENT_OPEN},
		{"互联网医院已有64倍", beds, JUDGEMENT_OPEN}, {"互联网医院已有64元", beds, JUDGEMENT_OPEN},
		{"互联网医院已有64年", beds, JUDGEMENT_OPEN}, {"互联网医院已有64人", beds, JUDGEMENT_OPEN},
		{"互联网医院已有64所", beds, JUDGEMENT_AGREES},
		{"互联网医院已有64个", beds, JUDGEMENT_AGREES},
		{"患者录入主诉3.5万次", uses, JUDGEMENT_AGREES},
		{"患者录入主诉3.5万人", uses, JUDGEMENT_OPEN},
		{"Patients waited 30 minutes or less", wait, JUDGEMENT_AGREES},
		{"Patients waited 0.5 hours or less", wait, JUDGEMENT_AGREES},
		{"Patients waited 30 hours or less", wait, JUDGEMENT_OPEN},
		{"Patients waited 40 minutes or less", wait, JUDGEMENT_OPEN},
		{"Wards rose by 24%", rise, JUDGEMENT_AGREES},
		{"Wards rose by 24 percentage points", rise, JUDGEMENT_OPEN},
		{"Wards rose by 24 per cent", rise, JUDGEMENT_AGREES}};
	assert_each(cases, COUNT(cases));
}

START_TEST(how_far_it_went_is_not_where_it_ended_and_so_many_are_not_so_many_a_year)
{
	static const char raised[] = "2021年最高支付限额提高到57万元。",
					  more[] = "2023年药品种数增加14%。",
					  monthly[] = "平均每月有13.8万个号源预留给家庭医生。";
	assert_judged("2021年最高支付限额提高到57万元", raised, JUDGEMENT_AGREES);
	assert_judged("2021年最高支付限额57万元", raised, JUDGEMENT_AGREES);
	assert_judged("2021年最高支付限额提高57万元", raised, JUDGEMENT_OPEN);
	assert_judged("2021年最高支付限额提高了57万元", raised, JUDGEMENT_OPEN);
	assert_judged("2023年药品种数增加了14%", more, JUDGEMENT_AGREES);
	assert_judged("2023年药品种数增加到14%", more, JUDGEMENT_OPEN);
	assert_judged(
		"prices fell by 53% on average", "Prices fell by 53% on average.", JUDGEMENT_AGREES);
	assert_judged(
		"prices fell to 53% on average", "Prices fell by 53% on average.", JUDGEMENT_OPEN);
	assert_judged("64 internet hospitals a year by July 2021", SAID, JUDGEMENT_OPEN);
	assert_judged("平均每月13.8万个号源预留给家庭医生", monthly, JUDGEMENT_AGREES);
	assert_judged("每月13.8万个号源预留给家庭医生", monthly, JUDGEMENT_NARROWER);
	assert_judged("平均每年13.8万个号源预留给家庭医生", monthly, JUDGEMENT_OPEN);
}

SUITE("judge_figures", what_is_about_or_nearly_so_agrees_roughly,
	a_figure_with_another_bound_is_neither_borne_out_nor_contradicted,
	it_differs_only_where_both_cannot_be_true,
	several_figures_agree_only_where_each_does_and_none_has_changed_places,
	a_unit_that_is_another_is_not_borne_out,
	how_far_it_went_is_not_where_it_ended_and_so_many_are_not_so_many_a_year)
