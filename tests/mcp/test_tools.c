#include "mcp_fixture.h"

enum { LIST_MAX = 8 << 10 };

static json_t *list(void)
{
	json_t *answer = mcp_ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
	json_t *tools = json_incref(at(answer, "result", "tools", NULL));
	json_decref(answer);
	return tools;
}

START_TEST(the_list_of_tools_eats_little_of_the_context)
{
	json_t *tools = list();
	char *text = json_dumps(tools, JSON_COMPACT);
	ck_assert_msg(strlen(text) <= LIST_MAX, "%zu bytes", strlen(text));
	free(text);
	json_decref(tools);
}

START_TEST(each_tool_says_what_it_takes_and_gives_and_that_it_only_reads)
{
	json_t *tools = list();
	for (size_t i = 0; i < json_array_size(tools); i++) {
		json_t *tool = json_array_get(tools, i);
		ck_assert(
			*text_at(tool, "name") && *text_at(tool, "title") && *text_at(tool, "description"));
		ck_assert_str_eq(text_at(at(tool, "inputSchema", NULL), "type"), "object");
		ck_assert(json_is_false(at(tool, "inputSchema", "additionalProperties", NULL)));
		ck_assert_ptr_nonnull(at(tool, "outputSchema", "properties", "citation", NULL));
		ck_assert(json_is_true(at(tool, "annotations", "readOnlyHint", NULL)));
	}
	json_decref(tools);
}

START_TEST(the_resources_that_a_query_takes_are_the_datasets)
{
	json_t *tools = list();
	json_t *names =
		at(named(tools, "query"), "inputSchema", "properties", "resource", "enum", NULL);
	assert_json(names, "[\"keepers\",\"lights\",\"wrecks\"]");
	json_decref(tools);
}

START_TEST(what_the_dataset_lacks_has_no_tool)
{
	json_t *tools = list();
	ck_assert_ptr_nonnull(named(tools, "verify"));
	ck_assert_ptr_null(named(tools, "compare"));
	ck_assert_ptr_null(named(tools, "discrepancies"));
	json_decref(tools);
}

START_TEST(a_tool_that_is_not_there_is_an_error_that_names_the_nearest)
{
	static const char *const params[][2] = {{"\"name\":\"serch\"", "did you mean search"},
		{"\"name\":1", "Unknown tool"}, {"", "Unknown tool"},
		{"\"name\":\"compare\"", "Unknown tool"},
		{"\"name\":\"about\",\"arguments\":[]", "must be an object"}};
	for (size_t i = 0; i < COUNT(params); i++) {
		char text[256];
		snprintf(text, sizeof text,
			"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{%s}}",
			params[i][0]);
		json_t *answer = mcp_ask(text);
		ck_assert_int_eq(json_integer_value(at(answer, "error", "code", NULL)), -32602);
		ck_assert_ptr_nonnull(strstr(text_at(at(answer, "error", NULL), "message"), params[i][1]));
		json_decref(answer);
	}
}

SUITE("tools", the_list_of_tools_eats_little_of_the_context,
	each_tool_says_what_it_takes_and_gives_and_that_it_only_reads,
	the_resources_that_a_query_takes_are_the_datasets, what_the_dataset_lacks_has_no_tool,
	a_tool_that_is_not_there_is_an_error_that_names_the_nearest)
