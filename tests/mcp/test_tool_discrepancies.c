#include "mcp_fixture.h"

#include "roles.h"

START_TEST(where_sources_disagree_is_told_in_rows)
{
	mcp_open_at(dataset_with(ROLES));
	json_t *found = mcp_found("discrepancies", "{}");
	ck_assert_int_eq(json_integer_value(at(found, "total", NULL)), 2);
	ck_assert_uint_eq(json_array_size(at(found, "rows", NULL)), 2);
	ck_assert_ptr_nonnull(strstr(text_at(found, "url"), "/discrepancies"));
	json_decref(found);
}

START_TEST(with_words_those_are_told_that_have_them)
{
	mcp_open_at(dataset_with(ROLES "UPDATE api_field SET search = 'text' WHERE field = 'name'"));
	json_t *found = mcp_found("discrepancies", "{\"query\":\"nothing\"}");
	ck_assert_uint_eq(json_array_size(at(found, "rows", NULL)), 0);
	ck_assert_str_eq(text_at(at(found, "absent", NULL), "why"), "not_in_sources");
	json_decref(found);
	mcp_refused("discrepancies", "{\"querry\":\"Ida\"}", "query");
	mcp_refused("discrepancies", "{\"query\":\"!\"}", "\"parameter\":\"query\"");
}

/* What each of the fixture's refers to is in the field for its name: a light, or any record. */
#define NAMED(ref)                                                                                 \
	ROLES "UPDATE api_field SET search = 'text', ref = '" ref "', type = 'text' WHERE field = "    \
		  "'name' AND resource = 'discrepancies';"                                                 \
		  "DROP VIEW api_discrepancies;"                                                           \
		  "CREATE VIEW api_discrepancies AS SELECT id, 'bell-rock' AS name FROM keepers"

START_TEST(a_record_that_they_are_about_leads_to_them)
{
	static const struct {
		const char *query;
		size_t rows;
	} cases[] = {{"lights/bell-rock", 2}, {"bell-rock", 2}, {"Bell Rock", 2}, {"lights/hook", 0},
		{"lights/", 0}};
	mcp_open_at(dataset_with(NAMED("*")));
	for (size_t i = 0; i < COUNT(cases); i++) {
		char arguments[100];
		snprintf(arguments, sizeof arguments, "{\"query\":\"%s\"}", cases[i].query);
		json_t *found = mcp_found("discrepancies", arguments);
		ck_assert_msg(json_array_size(at(found, "rows", NULL)) == cases[i].rows, "%s: %zu",
			cases[i].query, json_array_size(at(found, "rows", NULL)));
		json_decref(found);
	}
	mcp_refused("discrepancies", "{\"query\":\"lights/bel-rock\"}", "bell-rock");
	mcp_open_at(dataset_with(NAMED("lights")));
	json_t *found = mcp_found("discrepancies", "{\"query\":\"lights/bell-rock\"}");
	ck_assert_uint_eq(json_array_size(at(found, "rows", NULL)), 2);
	json_decref(found);
}

START_TEST(of_many_a_cursor_leads_on)
{
	mcp_open_at(dataset_with(ROLES
		"UPDATE api_resource SET items = 60 WHERE name = 'discrepancies'; DROP VIEW "
		"api_discrepancies; CREATE VIEW api_discrepancies AS WITH RECURSIVE n (n) AS (VALUES (1) "
		"UNION ALL SELECT n + 1 FROM n WHERE n < 60) SELECT 'x-' || n AS id, 'X' AS name FROM n"));
	json_t *found = mcp_found("discrepancies", "{}");
	char arguments[512];
	ck_assert_uint_eq(json_array_size(at(found, "rows", NULL)), 50);
	snprintf(arguments, sizeof arguments, "{\"cursor\":\"%s\"}", text_at(found, "next_cursor"));
	json_decref(found);
	found = mcp_found("discrepancies", arguments);
	ck_assert_uint_eq(json_array_size(at(found, "rows", NULL)), 10);
	json_decref(found);
}

START_TEST(a_dataset_without_them_has_no_such_tool)
{
	mcp_open_at(dataset_lights());
	json_t *answer = mcp_ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
							 "\"params\":{\"name\":\"discrepancies\",\"arguments\":{}}}");
	ck_assert_int_eq(json_integer_value(at(answer, "error", "code", NULL)), -32602);
	json_decref(answer);
}

SUITE("tool_discrepancies", where_sources_disagree_is_told_in_rows,
	with_words_those_are_told_that_have_them, a_record_that_they_are_about_leads_to_them,
	of_many_a_cursor_leads_on, a_dataset_without_them_has_no_such_tool)
