#include "suite.h"

#include "mcp/call.h"
#include "mcp/finding.h"

static struct assertion claim;

static void assert_explained(enum finding finding, const struct contrast *contrast,
	enum language language, const char *wanted)
{
	json_t *reason = finding_explain(finding, contrast, language);
	ck_assert_msg(
		strstr(json_string_value(reason), wanted) != NULL, "%s", json_string_value(reason));
	json_decref(reason);
}

START_TEST(what_was_said_is_not_what_its_source_refutes)
{
	static const char plain[] = "Hook will have 64 wards";
	static const char *const attributed[] = {
		"A headline says that Hook will have 64 wards", "标题称胡克将有64个病区"};
	assertion_read(&claim, plain);
	ck_assert_int_eq(finding_of_refuted(JUDGEMENT_AGREES, &claim), FINDING_REFUTED);
	ck_assert_int_eq(finding_of_refuted(JUDGEMENT_ROUGHLY, &claim), FINDING_REFUTED);
	ck_assert_int_eq(finding_of_refuted(JUDGEMENT_NARROWER, &claim), FINDING_UNLIKE);
	ck_assert_int_eq(finding_of_refuted(JUDGEMENT_DIFFERS, &claim), FINDING_UNLIKE);
	for (size_t i = 0; i < COUNT(attributed); i++) {
		assertion_read(&claim, attributed[i]);
		ck_assert_int_eq(finding_of_refuted(JUDGEMENT_AGREES, &claim), FINDING_ATTRIBUTED);
	}
	ck_assert_str_eq(finding_verdict(FINDING_REFUTED), "contradicted");
	ck_assert_str_eq(finding_verdict(FINDING_ATTRIBUTED), "needs_context");
}

START_TEST(only_what_agrees_is_borne_out_and_only_what_differs_contradicted)
{
	static const struct {
		enum judgement judgement;
		const char *verdict;
	} cases[] = {{JUDGEMENT_OPEN, "not_in_dataset"}, {JUDGEMENT_AGREES, "borne_out"},
		{JUDGEMENT_ROUGHLY, "borne_out"}, {JUDGEMENT_DIFFERS, "contradicted"},
		{JUDGEMENT_NARROWER, "needs_context"}, {JUDGEMENT_TIMED, "needs_context"},
		{JUDGEMENT_BOUNDED, "needs_context"}, {JUDGEMENT_NARROWED, "needs_context"},
		{JUDGEMENT_REORDERED, "needs_context"}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(finding_verdict(finding_of(cases[i].judgement)), cases[i].verdict);
}

START_TEST(a_reason_tells_what_is_left_out_and_the_other_figure)
{
	struct contrast contrast = {.left_out = {.count = 2}, .figure = {"64 wards", 2}};
	contrast.left_out.parts[0] = (struct quote){"pilot wards", 5};
	contrast.left_out.parts[1] = (struct quote){"By 2021", 7};
	assert_explained(FINDING_NARROWED, &contrast, LANGUAGE_EN,
		" true. The record says 64, with “pilot”, “By 2021”.");
	contrast.figure.len = 0;
	assert_explained(
		FINDING_NARROWER, &contrast, LANGUAGE_EN, ". The record also says “pilot”, “By 2021”.");
	assert_explained(
		FINDING_TIMED, &contrast, LANGUAGE_EN, ". The record says “pilot”, “By 2021”.");
	assert_explained(FINDING_ASKED, &contrast, LANGUAGE_EN,
		"a question states nothing. Read what the record says.");
	assert_explained(
		FINDING_NARROWER, &contrast, LANGUAGE_ZH, "可能超出了记录。记录还说到“pilot”、“By 2021”。");
	assert_explained(FINDING_TIMED, &contrast, LANGUAGE_ZH, "可能不同。记录说的是“pilot”、");
	assert_explained(FINDING_VAGUE, &contrast, LANGUAGE_EN, "no figure: “pilot”, ");
	assert_explained(FINDING_VAGUE, &contrast, LANGUAGE_ZH, "没有读作数字：“pilot”、");
	contrast.figure.len = 2;
	assert_explained(
		FINDING_NARROWED, &contrast, LANGUAGE_ZH, "。记录说的是64，另有“pilot”、“By 2021”。");
	contrast.figure.len = 0;
	contrast.left_out.count = 0;
	assert_explained(FINDING_REORDERED, &contrast, LANGUAGE_EN, "something else.");
	assert_explained(FINDING_REORDERED, &contrast, LANGUAGE_ZH, "意思可能不一样。");
}

/* One is told in a language alone: no reason has a letter of the other. */
START_TEST(each_reason_is_told_in_both_languages)
{
	const struct contrast none = {.figure = {"", 0}};
	for (int finding = 0; finding <= FINDING_SEVERAL; finding++) {
		json_t *zh = finding_explain((enum finding)finding, &none, LANGUAGE_ZH),
			   *en = finding_explain((enum finding)finding, &none, LANGUAGE_EN);
		ck_assert_ptr_null(strpbrk(json_string_value(zh), "abcdefghijklmnopqrstuvwxyz ,."));
		ck_assert_int_eq(call_language(json_string_value(zh)), LANGUAGE_ZH);
		ck_assert_ptr_null(strstr(json_string_value(en), "。"));
		ck_assert_int_eq(call_language(json_string_value(en)), LANGUAGE_EN);
		json_decref(zh);
		json_decref(en);
	}
}

SUITE("finding", what_was_said_is_not_what_its_source_refutes,
	only_what_agrees_is_borne_out_and_only_what_differs_contradicted,
	a_reason_tells_what_is_left_out_and_the_other_figure, each_reason_is_told_in_both_languages)
