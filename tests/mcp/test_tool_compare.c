#include "mcp_fixture.h"

#define VERDICTS "UPDATE api_field SET hit = 'verdict' WHERE field = 'kind';"

START_TEST(a_verdict_comes_with_what_it_means)
{
	mcp_open_at(dataset_with(VERDICTS));
	json_t *found = mcp_found("compare", "{\"id\":\"lights/bell-rock\"}");
	ck_assert_str_eq(text_at(found, "title"), "Bell Rock");
	ck_assert_str_eq(text_at(found, "verdict"), "offshore");
	ck_assert_str_eq(text_at(found, "verdict_means"), "Built in the sea");
	ck_assert_ptr_nonnull(strstr(text_at(found, "text"), "height: 35\n"));
	ck_assert_ptr_nonnull(strstr(text_at(found, "citation"), "/lights/bell-rock"));
	json_decref(found);
}

START_TEST(a_verdict_that_nothing_explains_is_one_all_the_same)
{
	mcp_open_at(dataset_with("UPDATE api_field SET hit = 'verdict' WHERE field = 'keeper_id'"));
	json_t *found = mcp_found("compare", "{\"id\":\"lights/longstone\"}");
	ck_assert_str_eq(text_at(found, "verdict"), "grace");
	ck_assert_str_eq(text_at(found, "verdict_means"), "grace");
	json_decref(found);
	found = mcp_found("compare", "{\"id\":\"lights/hook\"}");
	ck_assert(json_is_null(at(found, "verdict", NULL)));
	ck_assert_str_eq(text_at(found, "verdict_means"), "No verdict is given on this record.");
	json_decref(found);
}

START_TEST(a_record_that_can_have_none_is_refused_with_those_that_can)
{
	mcp_open_at(dataset_with(VERDICTS));
	mcp_refused("compare", "{\"id\":\"keepers/ida\"}", "these have: lights");
	mcp_refused("compare", "{\"id\":\"lights/hok\"}", "\"suggestion\":\"lights/hook\"");
	mcp_refused("compare", "{\"id\":\"hook\"}", "is no resource/key");
}

START_TEST(what_came_of_it_is_told_by_the_records_that_report_it)
{
	mcp_open_at(dataset_with("UPDATE api_field SET hit = 'verdict' WHERE field = 'keeper'"));
	json_t *found = mcp_found("compare", "{\"id\":\"lights/lime-rock\"}");
	ck_assert_str_eq(text_at(at(found, "outcome", NULL), "keeper_id"), "ida");
	json_t *reported = json_array_get(at(found, "reported", NULL), 0);
	ck_assert_str_eq(text_at(reported, "id"), "keepers/ida");
	ck_assert_ptr_nonnull(strstr(text_at(reported, "text"), "name: Ida Lewis\n"));
	json_decref(found);
}

SUITE("tool_compare", what_came_of_it_is_told_by_the_records_that_report_it,
	a_verdict_comes_with_what_it_means, a_verdict_that_nothing_explains_is_one_all_the_same,
	a_record_that_can_have_none_is_refused_with_those_that_can)
