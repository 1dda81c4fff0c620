#include "mcp_fixture.h"

static json_t *get_prompt(const char *params)
{
	static char text[1 << 14];
	snprintf(text, sizeof text,
		"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"prompts/get\",\"params\":{%s}}", params);
	return mcp_ask(text);
}

START_TEST(each_prompt_can_be_had_with_its_argument)
{
	json_t *answer = mcp_ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"prompts/list\"}");
	json_t *prompts = at(answer, "result", "prompts", NULL);
	ck_assert_uint_gt(json_array_size(prompts), 0);
	for (size_t i = 0; i < json_array_size(prompts); i++) {
		char params[256];
		json_t *prompt = json_array_get(prompts, i);
		snprintf(params, sizeof params, "\"name\":\"%s\",\"arguments\":{\"%s\":\"How many?\"}",
			text_at(prompt, "name"),
			text_at(json_array_get(at(prompt, "arguments", NULL), 0), "name"));
		json_t *got = get_prompt(params);
		json_t *message = json_array_get(at(got, "result", "messages", NULL), 0);
		const char *text = text_at(at(message, "content", NULL), "text");
		ck_assert_str_eq(text_at(message, "role"), "user");
		ck_assert(strstr(text, "Lighthouses") && strstr(text, ": How many?"));
		json_decref(got);
	}
	json_decref(answer);
}

START_TEST(one_that_is_not_there_or_lacks_its_argument_is_an_error)
{
	static const char *const cases[] = {"", "\"name\":\"answr\"", "\"name\":\"answer\"",
		"\"name\":\"answer\",\"arguments\":{}",
		"\"name\":\"answer\",\"arguments\":{\"question\":1}",
		"\"name\":\"answer\",\"arguments\":[]"};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *got = get_prompt(cases[i]);
		bool misspelt = strstr(cases[i], "answr");
		ck_assert_int_eq(
			strstr(text_at(at(got, "error", NULL), "message"), "mean answer") != NULL, misspelt);
		ck_assert_msg(json_integer_value(at(got, "error", "code", NULL)) == -32602, "%s", cases[i]);
		json_decref(got);
	}
}

START_TEST(an_argument_has_an_end)
{
	static const size_t lengths[] = {8192, 8193};
	for (size_t i = 0; i < COUNT(lengths); i++) {
		static char params[1 << 14];
		strcpy(params, "\"name\":\"answer\",\"arguments\":{\"question\":\"");
		size_t len = strlen(params);
		memset(params + len, 'a', lengths[i]);
		strcpy(params + len + lengths[i], "\"}");
		json_t *got = get_prompt(params);
		ck_assert_int_eq(json_object_get(got, "error") != NULL, i == 1);
		json_decref(got);
	}
}

SUITE("prompts", each_prompt_can_be_had_with_its_argument,
	one_that_is_not_there_or_lacks_its_argument_is_an_error, an_argument_has_an_end)
