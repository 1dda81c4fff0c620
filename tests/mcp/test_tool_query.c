#include "mcp_fixture.h"

/* The keys of the rows, parted by blanks. */
static void assert_rows(const char *arguments, const char *wanted)
{
	char keys[512] = "";
	json_t *found = mcp_found("query", arguments), *rows = at(found, "rows", NULL);
	for (size_t i = 0; i < json_array_size(rows); i++) {
		strcat(keys, i > 0 ? " " : "");
		strcat(keys, text_at(json_array_get(rows, i), "id"));
	}
	ck_assert_str_eq(keys, wanted);
	json_decref(found);
}

START_TEST(conditions_are_those_of_the_api)
{
	assert_rows("{\"resource\":\"keepers\"}", "grace ida");
	assert_rows(
		"{\"resource\":\"keepers\",\"where\":{\"id\":[\"ida\",\"grace\"]},\"sort\":\"-id\"}",
		"ida grace");
	assert_rows("{\"resource\":\"lights\",\"where\":{\"height\":35}}", "bell-rock hook");
	assert_rows("{\"resource\":\"lights\",\"where\":{\"height__gte\":99.5}}", "alexandria");
	assert_rows("{\"resource\":\"lights\",\"where\":{\"automatic\":false,\"lit__isnull\":true}}",
		"alexandria");
	assert_rows("{\"resource\":\"lights\",\"where\":{\"name_en__contains\":\"Bell & Rock\"}}", "");
}

START_TEST(pages_follow_by_the_cursor)
{
	json_t *found = mcp_found("query", "{\"resource\":\"keepers\",\"limit\":1}");
	char arguments[512];
	snprintf(arguments, sizeof arguments,
		"{\"resource\":\"keepers\",\"limit\":1,\"cursor\":\"%s\"}", text_at(found, "next_cursor"));
	json_decref(found);
	assert_rows(arguments, "ida");
	found = mcp_found("query", arguments);
	ck_assert_ptr_null(json_object_get(found, "next_cursor"));
	json_decref(found);
}

START_TEST(groups_and_facets_count)
{
	json_t *found =
		mcp_found("query", "{\"resource\":\"lights\",\"group\":\"kind\",\"sort\":\"-count\"}");
	ck_assert_ptr_nonnull(json_object_get(json_array_get(at(found, "rows", NULL), 0), "count"));
	json_decref(found);
	found = mcp_found("query", "{\"resource\":\"lights\",\"facet\":\"kind\",\"limit\":0}");
	ck_assert_ptr_nonnull(at(found, "facets", "kind", NULL));
	ck_assert_uint_eq(json_array_size(at(found, "rows", NULL)), 0);
	ck_assert_ptr_null(json_object_get(found, "absent"));
	json_decref(found);
}

START_TEST(each_row_can_be_cited)
{
	json_t *found =
		mcp_found("query", "{\"resource\":\"lights\",\"fields\":\"height\",\"limit\":1}");
	ck_assert(*text_at(json_array_get(at(found, "rows", NULL), 0), "id"));
	ck_assert_ptr_nonnull(strstr(text_at(found, "row_url"), "/lights/{id}"));
	ck_assert_ptr_nonnull(strstr(text_at(found, "cite_record"), "{url}"));
	json_decref(found);
	found = mcp_found("query", "{\"resource\":\"lights\",\"group\":\"kind\"}");
	ck_assert_ptr_null(json_object_get(found, "row_url"));
	json_decref(found);
}

START_TEST(no_rows_are_explained)
{
	json_t *found = mcp_found("query", "{\"resource\":\"wrecks\"}");
	ck_assert_str_eq(text_at(at(found, "absent", NULL), "why"), "not_in_sources");
	json_decref(found);
}

START_TEST(faults_come_with_the_right_word)
{
	mcp_refused("query", "{\"resource\":\"light\"}", "lights");
	mcp_refused("query", "{\"resource\":\"lights\",\"where\":{\"kin\":\"pier\"}}",
		"\"suggestion\":\"kind\"");
	mcp_refused("query", "{\"resource\":\"lights\",\"where\":{\"kind\":\"peer\"}}",
		"\"suggestion\":\"pier\"");
	mcp_refused("query", "{\"resource\":\"lights\",\"where\":{\"kind\":null}}", "__isnull");
	mcp_refused("query", "{\"resource\":\"lights\",\"where\":{\"kind\":[]}}", "__isnull");
	mcp_refused(
		"query", "{\"resource\":\"lights\",\"where\":{\"kind\":[\"pier\",{}]}}", "__isnull");
	mcp_refused("query", "{\"resource\":\"lights\",\"limit\":101}", "must be 0 to 100");
	mcp_refused("query", "{\"resource\":\"lights\",\"filter\":{}}", "is no argument of this tool");
	static const char *const names[] = {"../docs", "search", "dataset", "lights.csv"};
	for (size_t i = 0; i < COUNT(names); i++) {
		char arguments[64];
		snprintf(arguments, sizeof arguments, "{\"resource\":\"%s\"}", names[i]);
		mcp_refused("query", arguments, "is no resource");
	}
	mcp_refused("query", "{\"resource\":\"LIGHTS\"}", "\"suggestion\":\"lights\"");
}

START_TEST(what_is_an_argument_is_no_condition)
{
	static const char *const names[] = {
		"q", "fields", "sort", "group", "aggregate", "facet", "cursor", "limit"};
	for (size_t i = 0; i < COUNT(names); i++) {
		char arguments[100];
		snprintf(arguments, sizeof arguments,
			"{\"resource\":\"lights\",\"where\":{\"%s\":\"kind\"}}", names[i]);
		mcp_refused("query", arguments, "is an argument of its own");
	}
}

START_TEST(rows_in_another_form_are_refused_and_no_fault_of_the_server)
{
	mcp_refused(
		"query", "{\"resource\":\"lights\",\"where\":{\"format\":\"csv\"}}", "is JSON here");
	mcp_refused(
		"query", "{\"resource\":\"lights\",\"where\":{\"format\":\"ndjson\"}}", "is JSON here");
}

SUITE("tool_query", conditions_are_those_of_the_api, each_row_can_be_cited,
	pages_follow_by_the_cursor, groups_and_facets_count, no_rows_are_explained,
	faults_come_with_the_right_word, what_is_an_argument_is_no_condition,
	rows_in_another_form_are_refused_and_no_fault_of_the_server)
