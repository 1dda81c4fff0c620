#include "mcp_fixture.h"

static json_t *section(json_t *found, size_t i)
{
	return json_array_get(at(found, "related", NULL), i);
}

START_TEST(what_leads_to_a_record_is_told_with_the_query_for_all_of_it)
{
	mcp_open_at(dataset_with(
		"UPDATE api_field SET hit = 'date' WHERE field = 'lit';"
		"UPDATE lights SET keeper_id = 'grace' WHERE id IN ('hua-niao', 'eddystone')"));
	json_t *found = mcp_found("fetch", "{\"id\":\"keepers/grace\"}"), *lights = section(found, 0);
	ck_assert_str_eq(text_at(lights, "resource"), "lights");
	ck_assert_str_eq(text_at(at(lights, "where", NULL), "keeper_id"), "grace");
	ck_assert_int_eq(json_integer_value(at(lights, "total", NULL)), 3);
	const json_t *first = at(lights, "first", NULL);
	ck_assert_uint_eq(json_array_size(first), 3);
	/* the latest */
	ck_assert_str_eq(text_at(json_array_get(first, 0), "id"), "lights/eddystone");
	ck_assert_str_eq(text_at(json_array_get(first, 0), "title"), "Eddystone");
	ck_assert_ptr_null(section(found, 1));
	json_decref(found);
	found = mcp_found("query", "{\"resource\":\"lights\",\"where\":{\"keeper_id\":\"grace\"}}");
	ck_assert_int_eq(json_integer_value(at(found, "total", NULL)), 3);
	json_decref(found);
}

START_TEST(what_nothing_leads_to_has_no_such_list)
{
	json_t *found = mcp_found("fetch", "{\"id\":\"lights/hook\"}");
	ck_assert_ptr_null(json_object_get(found, "related"));
	json_decref(found);
}

START_TEST(of_things_a_few_are_named_and_all_are_counted)
{
	mcp_open_at(dataset_with(
		"INSERT INTO lights (id, name_en, kind, keeper_id, colours) "
		"WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 50) "
		"SELECT 'x-' || n, 'X', 'pier', 'grace', '[]' FROM n"));
	json_t *found = mcp_found("fetch", "{\"id\":\"keepers/grace\"}"), *lights = section(found, 0);
	ck_assert_int_eq(json_integer_value(at(lights, "total", NULL)), 51);
	ck_assert_uint_eq(json_array_size(at(lights, "first", NULL)), 3);
	json_decref(found);
}

START_TEST(what_others_refute_comes_last_and_says_so)
{
	mcp_open_at(dataset_with("UPDATE api_resource SET weight = 0 WHERE name = 'lights';"
							 "UPDATE api_field SET search = 'text' WHERE field = 'name_en'"));
	json_t *found = mcp_found("fetch", "{\"id\":\"keepers/grace\"}");
	ck_assert(json_is_true(at(section(found, 0), "refuted", NULL)));
	json_decref(found);
}

SUITE("referrers", what_leads_to_a_record_is_told_with_the_query_for_all_of_it,
	what_nothing_leads_to_has_no_such_list, of_things_a_few_are_named_and_all_are_counted,
	what_others_refute_comes_last_and_says_so)
