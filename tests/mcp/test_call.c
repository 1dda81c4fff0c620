#include "suite.h"

#include "json.h"
#include "mcp/tools.h"
#include "pinned_fixture.h"

static json_t *problem_of(struct call *call)
{
	ck_assert_ptr_null(tool_query(call));
	buf_finish(&call->rows);
	json_decref(call->arguments);
	return call->problem;
}

START_TEST(a_walk_that_began_in_another_dataset_is_not_cited_as_of_this_one)
{
	begin(true);
	ck_assert_int_eq(ask(pinned(1, "/lights?limit=2")), 200);
	const char *next = strstr(body(), "cursor=");
	ck_assert_ptr_nonnull(next);
	next += strlen("cursor=");
	struct call call = {.snapshot = snapshot,
		.catalog = snapshot_catalog(snapshot),
		.arguments =
			json_pack("{s:s, s:s%}", "resource", "lights", "cursor", next, strcspn(next, "&\""))};
	json_t *problem = problem_of(&call);
	ck_assert_int_eq(json_integer_value(at(problem, "status", NULL)), 410);
	ck_assert_ptr_nonnull(strstr(text_at(problem, "type"), "stale-cursor"));
	json_decref(problem);
	end();
}

START_TEST(a_resource_that_is_none_is_answered_with_the_nearest)
{
	begin(false);
	struct call call = {
		.snapshot = snapshot, .catalog = snapshot_catalog(snapshot), .arguments = json_object()};
	ck_assert_str_eq(call_resource(&call, "of", "lights")->name, "lights");
	ck_assert_ptr_null(call.problem);
	ck_assert_ptr_null(call_resource(&call, "of", "Lights"));
	json_t *fault = json_array_get(at(call.problem, "errors", NULL), 0);
	ck_assert_str_eq(text_at(fault, "parameter"), "of");
	ck_assert_str_eq(text_at(fault, "suggestion"), "lights");
	json_decref(call.arguments);
	json_decref(call.problem);
	end();
}

START_TEST(a_text_is_in_chinese_where_it_has_more_ideographs_than_words)
{
	static const struct {
		const char *text;
		enum language language;
	} cases[] = {{"上海有64家", LANGUAGE_ZH}, {"“1+1+1”签约", LANGUAGE_ZH}, {"CT检查", LANGUAGE_ZH},
		{"64 wards", LANGUAGE_EN}, {"218 medicines (品种) of the city", LANGUAGE_EN},
		{"By 2021 64家 wards opened", LANGUAGE_EN}, {"64", LANGUAGE_EN}, {"", LANGUAGE_EN}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(call_language(cases[i].text) == cases[i].language, "%s", cases[i].text);
}

SUITE("call", a_text_is_in_chinese_where_it_has_more_ideographs_than_words,
	a_walk_that_began_in_another_dataset_is_not_cited_as_of_this_one,
	a_resource_that_is_none_is_answered_with_the_nearest)
