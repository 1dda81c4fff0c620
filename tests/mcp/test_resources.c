#include "mcp_fixture.h"

#define READ "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{%s}}"

static json_t *read_uri(const char *params)
{
	char text[2048];
	snprintf(text, sizeof text, READ, params);
	return mcp_ask(text);
}

START_TEST(a_record_is_a_resource_by_its_singular_and_key)
{
	static const char *const cases[][2] = {
		{"\"uri\":\"yigai://light/bell-rock\"", "\"id\":\"lights/bell-rock\""},
		{"\"uri\":\"yigai://light/bell%2Drock\"", "\"id\":\"lights/bell-rock\""},
		{"\"uri\":\"yigai://keeper/ida\"", "Ida Lewis"},
		{"\"uri\":\"yigai://dataset\"", "\"title\":\"Lighthouses\""}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *answer = read_uri(cases[i][0]);
		json_t *content = json_array_get(at(answer, "result", "contents", NULL), 0);
		ck_assert_str_eq(text_at(content, "mimeType"), "application/json");
		ck_assert_ptr_nonnull(strstr(text_at(content, "text"), cases[i][1]));
		ck_assert_ptr_nonnull(strstr(text_at(content, "text"), "no instructions"));
		json_decref(answer);
	}
}

START_TEST(what_is_no_resource_is_an_error_of_the_protocol)
{
	static const char *const cases[] = {"", "\"uri\":1", "\"uri\":\"\"",
		"\"uri\":\"file:///etc/passwd\"", "\"uri\":\"yigai://\"", "\"uri\":\"yigai://light\"",
		"\"uri\":\"yigai://light/\"", "\"uri\":\"yigai://lights/hook\"",
		"\"uri\":\"yigai://light/nothing\"", "\"uri\":\"yigai://light/%zz\"",
		"\"uri\":\"yigai://light/%be\"", "\"uri\":\"yigai://light/hook%00\""};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *answer = read_uri(cases[i]);
		ck_assert_msg(
			json_integer_value(at(answer, "error", "code", NULL)) == -32602, "%s", cases[i]);
		ck_assert_ptr_nonnull(at(answer, "error", "data", "uri", NULL));
		json_decref(answer);
	}
}

START_TEST(a_uri_may_be_of_any_length)
{
	char params[1200] = "\"uri\":\"yigai://light/";
	memset(params + strlen(params), 'a', 1000);
	strcat(params, "\"");
	json_t *answer = read_uri(params);
	ck_assert_int_eq(json_integer_value(at(answer, "error", "code", NULL)), -32602);
	json_decref(answer);
}

START_TEST(the_lists_name_the_dataset_and_the_kinds_of_records)
{
	json_t *answer = mcp_ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/list\"}");
	ck_assert_str_eq(text_at(named(at(answer, "result", "resources", NULL), "dataset"), "uri"),
		"yigai://dataset");
	json_decref(answer);
	answer = mcp_ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/templates/list\"}");
	json_t *templates = at(answer, "result", "resourceTemplates", NULL);
	ck_assert_str_eq(text_at(named(templates, "light"), "uriTemplate"), "yigai://light/{id}");
	ck_assert_ptr_null(named(templates, "wreck")); /* searches do not find them unasked */
	json_decref(answer);
}

SUITE("resources", a_record_is_a_resource_by_its_singular_and_key,
	what_is_no_resource_is_an_error_of_the_protocol, a_uri_may_be_of_any_length,
	the_lists_name_the_dataset_and_the_kinds_of_records)
