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
	with_words_those_are_told_that_have_them, a_dataset_without_them_has_no_such_tool)
