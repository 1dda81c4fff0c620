#include "suite.h"

#include "base/buf.h"
#include "mcp/message.h"
#include "mcp/refusal.h"

#include <stdio.h>
#include <string.h>

static struct message message;
static struct refusal refusal;

static bool read_text(const char *text, size_t len)
{
	message_finish(&message);
	json_decref(refusal.data);
	refusal = (struct refusal){.code = REFUSAL_NONE};
	return message_read(&message, text, len, &refusal);
}

START_TEST(a_request_has_an_id_and_a_notification_has_none)
{
	static const char request[] =
		"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"a/b\",\"params\":{\"c\":1}}";
	static const char notification[] = "{\"jsonrpc\":\"2.0\",\"method\":\"a\"}";
	ck_assert(read_text(request, strlen(request)));
	ck_assert_int_eq(json_integer_value(message.id), 7);
	ck_assert_str_eq(message.method, "a/b");
	ck_assert_ptr_nonnull(json_object_get(message.params, "c"));
	ck_assert(read_text(notification, strlen(notification)));
	ck_assert_ptr_null(message.id);
	ck_assert_ptr_null(message.params);
	message_finish(&message);
}

START_TEST(what_is_wrong_with_a_message_is_told_as_it_is)
{
	static const struct {
		const char *text, *says;
	} cases[] = {{"", "There is no message"}, {" ", "ends before"}, {"{\"a\":1", "ends before"},
		{"{} {}", "one is sent at a time"}, {"\xEF\xBB\xBF{}", "byte order mark"},
		{"\"\\ud800\"", "surrogate"}, {"\"a\\udc00b\"", "surrogate"}, {"{\"a\":NaN}", "byte 8"},
		{"\"\x01\"", "This is no JSON"}, {"\"\\x\"", "This is no JSON"}, {"\"\xff\"", "no UTF-8"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert(!read_text(cases[i].text, strlen(cases[i].text)));
		ck_assert_msg(strstr(refusal.message, cases[i].says) != NULL, "%s: %s", cases[i].text,
			refusal.message);
	}
	message_finish(&message);
}

START_TEST(what_is_no_message_is_refused_with_the_error_of_the_protocol)
{
	static const struct {
		const char *text;
		enum refusal_code code;
		bool has_id;
	} cases[] = {
		{"", REFUSAL_PARSE, false},
		{"{", REFUSAL_PARSE, false},
		{"{\"id\":1,}", REFUSAL_PARSE, false},
		{"{\"id\":\"\xff\"}", REFUSAL_PARSE, false},
		{"{\"id\":\"\\ud800\"}", REFUSAL_REQUEST, false},
		{"{\"id\":1,\"id\":2}", REFUSAL_REQUEST, false},
		{"{} {}", REFUSAL_PARSE, false},
		{"1", REFUSAL_REQUEST, false},
		{"null", REFUSAL_REQUEST, false},
		{"[]", REFUSAL_REQUEST, false},
		{"[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}]", REFUSAL_REQUEST, false},
		{"{}", REFUSAL_REQUEST, false},
		{"{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"a\"}", REFUSAL_REQUEST, true},
		{"{\"jsonrpc\":2.0,\"id\":1,\"method\":\"a\"}", REFUSAL_REQUEST, true},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":2}", REFUSAL_REQUEST, true},
		{"{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{}}", REFUSAL_REQUEST, true},
		{"{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"a\"}", REFUSAL_REQUEST, false},
		{"{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"a\"}", REFUSAL_REQUEST, false},
		{"{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"a\"}", REFUSAL_REQUEST, false},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":[]}", REFUSAL_PARAMS, true},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":null}", REFUSAL_PARAMS, true},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!read_text(cases[i].text, strlen(cases[i].text)), "%s", cases[i].text);
		ck_assert_msg(refusal.code == cases[i].code, "%s: %s", cases[i].text, refusal.message);
		ck_assert_msg((message.id != NULL) == cases[i].has_id, "%s", cases[i].text);
	}
	message_finish(&message);
}

START_TEST(what_is_json_and_cannot_be_taken_is_told_as_what_it_is)
{
	static const struct {
		const char *text, *says;
		enum refusal_code code;
		bool has_id;
	} cases[] = {
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":{\"b\":[{\"c\":\"d\\u0000e\"}]}}",
			"NUL", REFUSAL_PARAMS, true},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\\u0000\"}", "NUL", REFUSAL_REQUEST, true},
		{"{\"jsonrpc\":\"2.0\\u0000\",\"id\":1,\"method\":\"a\"}", "NUL", REFUSAL_REQUEST, true},
		{"{\"jsonrpc\":\"2.0\",\"id\":\"a\\u0000\",\"method\":\"a\"}", "`id`", REFUSAL_REQUEST,
			false},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":{\"b\\u0000\":1}}", "name",
			REFUSAL_REQUEST, false},
		{"{\"jsonrpc\":\"2.0\",\"id\":9223372036854775808,\"method\":\"a\"}", "64 bits",
			REFUSAL_REQUEST, false},
		{"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":{\"b\":1e999}}", "too large",
			REFUSAL_REQUEST, false},
		{"{\"id\":1,\"id\":2}", "twice", REFUSAL_REQUEST, false},
		{"{\"id\":\"\xff\"}", "UTF-8", REFUSAL_PARSE, false},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(!read_text(cases[i].text, strlen(cases[i].text)), "%s", cases[i].text);
		ck_assert_msg(refusal.code == cases[i].code, "%s: %s", cases[i].text, refusal.message);
		ck_assert_msg(strstr(refusal.message, cases[i].says) != NULL, "%s", refusal.message);
		ck_assert_msg((message.id != NULL) == cases[i].has_id, "%s", cases[i].text);
	}
	static const char largest[] =
		"{\"jsonrpc\":\"2.0\",\"id\":9223372036854775807,\"method\":\"a\",\"params\":{\"b\":1e308}}";
	ck_assert_msg(read_text(largest, strlen(largest)), "%s", refusal.message);
	message_finish(&message);
}

/* {"jsonrpc":"2.0","method":"a","params":{"a":[[…]]}}, so many deep. */
static void nest(char *text, size_t depth)
{
	strcpy(text, "{\"jsonrpc\":\"2.0\",\"method\":\"]}\\\"]\",\"params\":{\"[{\":");
	for (size_t i = 2; i < depth; i++)
		strcat(text, "[");
	strcat(text, depth == 2 ? "1" : "");
	for (size_t i = 2; i < depth; i++)
		strcat(text, "]");
	strcat(text, "}}");
}

START_TEST(a_message_is_so_deep_and_no_deeper)
{
	char text[1024];
	nest(text, MESSAGE_DEPTH_MAX);
	ck_assert_msg(read_text(text, strlen(text)), "%s", refusal.message);
	nest(text, MESSAGE_DEPTH_MAX + 1);
	ck_assert(!read_text(text, strlen(text)));
	ck_assert_int_eq(refusal.code, REFUSAL_PARSE);
	ck_assert_ptr_nonnull(strstr(refusal.message, "deep"));
	message_finish(&message);
}

START_TEST(a_message_is_so_long_and_no_longer)
{
	static char text[MESSAGE_MAX + 2];
	memset(text, ' ', sizeof text);
	memcpy(text, "{\"jsonrpc\":\"2.0\",\"method\":\"a\"}", 30);
	ck_assert(read_text(text, MESSAGE_MAX));
	ck_assert(!read_text(text, MESSAGE_MAX + 1));
	ck_assert_int_eq(refusal.code, REFUSAL_REQUEST);
	message_finish(&message);
}

static struct buf members = {.max = 1000};

static void assert_answer(const json_t *id, json_t *result, const char *wanted)
{
	struct buf out;
	buf_init(&out, 200);
	ck_assert(message_write_answer(id, result, &members, &refusal, &out));
	ck_assert_str_eq(buf_text(&out), wanted);
	buf_finish(&out);
}

START_TEST(an_answer_is_a_line_with_the_result_or_the_refusal)
{
	json_t *id = json_string("x");
	refusal = (struct refusal){.code = REFUSAL_NONE};
	assert_answer(id, json_object(), "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{}}\n");
	buf_puts(&members, "\"a\":1,\"b\":[]");
	assert_answer(
		id, json_object(), "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"a\":1,\"b\":[]}}\n");
	assert_answer(id, json_pack("{s:b}", "c", 1),
		"{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"c\":true,\"a\":1,\"b\":[]}}\n");
	buf_finish(&members);
	refusal_set(&refusal, REFUSAL_METHOD, json_true(), "No %s.", "b");
	assert_answer(id, NULL,
		"{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"error\":{\"code\":-32601,\"message\":\"No b.\",\"data\":true}}\n");
	assert_answer(
		NULL, NULL, "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,\"message\":\"No b.\"}}\n");
	json_decref(id);
}

START_TEST(an_answer_that_does_not_fit_or_that_there_is_no_memory_for_is_an_error)
{
	char text[300];
	memset(text, 'a', sizeof text);
	refusal = (struct refusal){.code = REFUSAL_NONE};
	assert_answer(NULL, json_stringn(text, sizeof text),
		"{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32603,\"message\":\"The answer does not fit.\"}}\n");
	refusal = (struct refusal){.code = REFUSAL_NONE};
	assert_answer(NULL, NULL,
		"{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32603,\"message\":\"No memory is left for the answer.\"}}\n");
	ck_assert_int_eq(refusal_status(&refusal), 500);
}

SUITE("message", what_is_wrong_with_a_message_is_told_as_it_is,
	a_request_has_an_id_and_a_notification_has_none,
	what_is_no_message_is_refused_with_the_error_of_the_protocol,
	what_is_json_and_cannot_be_taken_is_told_as_what_it_is, a_message_is_so_deep_and_no_deeper,
	a_message_is_so_long_and_no_longer, an_answer_is_a_line_with_the_result_or_the_refusal,
	an_answer_that_does_not_fit_or_that_there_is_no_memory_for_is_an_error)
