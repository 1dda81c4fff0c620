#include "mcp_fixture.h"

START_TEST(results_have_what_assistants_expect_of_them)
{
	json_t *found = mcp_found("search", "{\"query\":\"hook\"}");
	json_t *first = json_array_get(at(found, "results", NULL), 0);
	ck_assert_str_eq(text_at(found, "match"), "all_words");
	ck_assert_ptr_null(json_object_get(found, "absent"));
	ck_assert_str_eq(text_at(first, "id"), "lights/hook");
	ck_assert(*text_at(first, "title"));
	ck_assert_ptr_nonnull(text_at(first, "text"));
	ck_assert_ptr_nonnull(strstr(text_at(first, "url"), "/lights/hook"));
	json_decref(found);
}

START_TEST(titles_are_in_the_language_of_the_question)
{
	json_t *found = mcp_found("search", "{\"query\":\"亚历山大\"}");
	ck_assert_str_eq(
		text_at(json_array_get(at(found, "results", NULL), 0), "title"), "亚历山大灯塔");
	json_decref(found);
	found = mcp_found("search", "{\"query\":\"alexandria\"}");
	ck_assert_str_eq(
		text_at(json_array_get(at(found, "results", NULL), 0), "title"), "Pharos of Alexandria");
	json_decref(found);
}

START_TEST(where_no_record_has_all_words_it_is_said_whether_any_may_tell)
{
	static const struct {
		const char *arguments, *match, *left_out, *why;
	} cases[] = {
		{"{\"query\":\"hook skyscraper\"}", "some_words", "[\"skyscraper\"]", "not_all_words"},
		{"{\"query\":\"what is the hook of a skyscraper?\"}", "some_words", "[\"skyscraper\"]",
			"not_all_words"},
		{"{\"query\":\"skyscraper\"}", "none", NULL, "not_in_sources"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *found = mcp_found("search", cases[i].arguments);
		ck_assert_str_eq(text_at(found, "match"), cases[i].match);
		if (cases[i].left_out)
			assert_json(at(found, "left_out", NULL), cases[i].left_out);
		ck_assert_str_eq(text_at(at(found, "absent", NULL), "why"), cases[i].why);
		ck_assert_ptr_nonnull(strstr(text_at(at(found, "absent", NULL), "says"), "does not tell"));
		json_decref(found);
	}
}

START_TEST(faults_are_those_of_the_api)
{
	mcp_refused("search", "{}", "\"parameter\":\"query\"");
	mcp_refused("search", "{\"query\":\"!\"}", "\"parameter\":\"query\"");
	mcp_refused("search", "{\"query\":\"a\",\"type\":\"light\"}", "\"suggestion\":\"lights\"");
	mcp_refused("search", "{\"query\":\"a\",\"limit\":51}", "must be 1 to 50");
}

SUITE("tool_search", results_have_what_assistants_expect_of_them,
	titles_are_in_the_language_of_the_question,
	where_no_record_has_all_words_it_is_said_whether_any_may_tell, faults_are_those_of_the_api)
