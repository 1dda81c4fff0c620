#include "mcp_fixture.h"

/* The result of a method, with these params. */
static json_t *ask_for(const char *method, const char *params)
{
	char text[1024];
	snprintf(text, sizeof text,
		"{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"%s\",\"params\":{%s}}", method, params);
	json_t *answer = mcp_ask(text), *result = json_incref(at(answer, "result", NULL));
	ck_assert_str_eq(text_at(answer, "id"), "a");
	json_decref(answer);
	return result;
}

START_TEST(a_session_begins_with_what_the_server_is)
{
	json_t *result = ask_for("initialize", "\"protocolVersion\":\"2025-06-18\"");
	ck_assert_str_eq(text_at(result, "protocolVersion"), "2025-06-18");
	ck_assert_str_eq(text_at(at(result, "serverInfo", NULL), "name"), "yigai");
	ck_assert_ptr_nonnull(at(result, "capabilities", "tools", NULL));
	ck_assert_ptr_nonnull(strstr(text_at(result, "instructions"), "Lighthouses"));
	ck_assert_ptr_null(json_object_get(result, "resultType"));
	json_decref(result);
}

START_TEST(each_result_of_the_stateless_era_says_what_it_is_and_whose)
{
	static const struct {
		const char *method, *more;
		bool cached;
	} cases[] = {{"server/discover", "", true}, {"tools/list", "", true},
		{"tools/call", ",\"name\":\"about\"", false}, {"resources/list", "", true},
		{"resources/templates/list", "", true},
		{"resources/read", ",\"uri\":\"yigai://dataset\"", true}, {"prompts/list", "", true}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char params[512];
		snprintf(params, sizeof params, "%s%s", STATELESS_META, cases[i].more);
		json_t *result = ask_for(cases[i].method, params);
		ck_assert_str_eq(text_at(result, "resultType"), "complete");
		ck_assert_str_eq(
			text_at(at(result, "_meta", "io.modelcontextprotocol/serverInfo", NULL), "name"),
			"yigai");
		ck_assert_int_eq(json_object_get(result, "ttlMs") != NULL, cases[i].cached);
		ck_assert_int_eq(json_object_get(result, "cacheScope") != NULL, cases[i].cached);
		json_decref(result);
	}
}

START_TEST(a_nul_is_refused_with_the_id_in_both_eras)
{
	static const char *const metas[] = {"", STATELESS_META ","};
	for (size_t i = 0; i < COUNT(metas); i++) {
		char text[1024];
		json_t *answer;
		snprintf(text, sizeof text,
			"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{%s\"name\":\"search\","
			"\"arguments\":{\"query\":\"a\\u0000b\"}}}",
			metas[i]);
		int status =
			mcp_send(&(struct protocol_message){.text = text, .len = strlen(text)}, &answer);
		ck_assert_int_eq(status, 200);
		ck_assert_int_eq(json_integer_value(json_object_get(answer, "id")), 7);
		ck_assert_int_eq(json_integer_value(at(answer, "error", "code", NULL)), -32602);
		json_decref(answer);
	}
}

START_TEST(a_notification_is_not_answered)
{
	static const char *const texts[] = {
		"{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
		"{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
		"{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"about\"}}",
		"{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"params\":[1]}",
		"{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"params\":{\"b\":\"\\u0000\"}}"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		json_t *answer;
		int status = mcp_send(
			&(struct protocol_message){.text = texts[i], .len = strlen(texts[i])}, &answer);
		ck_assert_int_eq(status, PROTOCOL_ACCEPTED);
		ck_assert_ptr_null(answer);
	}
}

START_TEST(a_misspelt_method_is_answered_with_the_right_one)
{
	json_t *answer = mcp_ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tool/list\"}");
	ck_assert_ptr_nonnull(strstr(text_at(at(answer, "error", NULL), "message"), "tools/list"));
	json_decref(answer);
}

/* Its name is cut in the message, perhaps within a character. */
START_TEST(a_method_may_be_of_any_length_and_script)
{
	for (size_t i = 0; i < 4; i++) {
		char text[512];
		snprintf(
			text, sizeof text, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%.*s", (int)i, "aaa");
		for (size_t j = 0; j < 40; j++)
			strcat(text, "灯");
		strcat(text, "\"}");
		json_t *answer = mcp_ask(text);
		ck_assert_int_eq(json_integer_value(at(answer, "error", "code", NULL)), -32601);
		json_decref(answer);
	}
}

SUITE("protocol", a_session_begins_with_what_the_server_is,
	each_result_of_the_stateless_era_says_what_it_is_and_whose,
	a_nul_is_refused_with_the_id_in_both_eras, a_notification_is_not_answered,
	a_misspelt_method_is_answered_with_the_right_one, a_method_may_be_of_any_length_and_script)
