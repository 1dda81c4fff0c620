#include "mcp_fixture.h"

#include "mcp/version.h"

#include <stdlib.h>

START_TEST(a_session_gets_the_version_it_asks_for_or_the_newest_of_its_era)
{
	static const char *const cases[][2] = {{"2025-11-25", "2025-11-25"},
		{"2025-06-18", "2025-06-18"}, {"2025-03-26", "2025-03-26"}, {"2024-11-05", "2025-11-25"},
		{"2026-07-28", "2025-11-25"}, {"2030-01-01", "2025-11-25"}, {"", "2025-11-25"},
		{NULL, "2025-11-25"}};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(version_negotiate(cases[i][0]), cases[i][1]);
}

/* A request with these header fields, whose params are these; the code of its error, or 0. */
static int judge(const char *method, const char *params, bool has_head, const char *version,
	const char *head_method, const char *name, int *ret_status)
{
	char text[2048];
	json_t *answer;
	snprintf(text, sizeof text, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}",
		method, params);
	struct version_head head = {version, head_method, name};
	struct protocol_message message = {text, strlen(text), has_head ? &head : NULL};
	*ret_status = mcp_send(&message, &answer);
	int code = (int)json_integer_value(json_object_get(json_object_get(answer, "error"), "code"));
	json_decref(answer);
	return code;
}

#define CALL STATELESS_META ",\"name\":\"about\""
#define SAYS(more) "\"_meta\":{" more "}"
#define VERSION_IS(version) "\"io.modelcontextprotocol/protocolVersion\":\"" version "\""
#define CAPABILITIES "\"io.modelcontextprotocol/clientCapabilities\":{}"

START_TEST(a_request_of_the_stateless_era_says_all_of_itself)
{
	static const struct {
		const char *method, *params;
		int code, status;
	} cases[] = {
		{"server/discover", STATELESS_META, 0, 200},
		{"tools/list", STATELESS_META, 0, 200},
		{"tools/list", "", 0, 200}, /* of a session */
		{"server/discover", "", -32602, 400},
		{"server/discover", SAYS(VERSION_IS("2026-07-28")), -32602, 400},
		{"server/discover", SAYS(CAPABILITIES), -32602, 400},
		{"tools/list", SAYS("\"io.modelcontextprotocol/clientInfo\":{}"), -32602, 400},
		{"tools/list", SAYS(VERSION_IS("1900-01-01") "," CAPABILITIES), -32022, 400},
		{"tools/list", SAYS(VERSION_IS("2025-11-25") "," CAPABILITIES), -32022, 400},
		{"initialize", STATELESS_META, -32601, 404},
		{"ping", STATELESS_META, -32601, 404},
		{"ping", "", 0, 200},
		{"nothing", "", -32601, 200},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int status,
			code = judge(cases[i].method, cases[i].params, false, NULL, NULL, NULL, &status);
		ck_assert_msg(code == cases[i].code && status == cases[i].status, "%s {%s}: %d, %d",
			cases[i].method, cases[i].params, code, status);
	}
}

START_TEST(a_head_must_say_what_the_body_says)
{
	static const struct {
		const char *method, *params, *version, *head_method, *name;
		int code;
	} cases[] = {
		{"tools/call", CALL, "2026-07-28", "tools/call", "about", 0},
		{"tools/call", CALL, "2026-07-28", "tools/call", "=?base64?YWJvdXQ=?=", 0},
		{"tools/call", CALL, "2026-07-28", "tools/call", "=?base64?YWJvdXR=?=", -32020},
		{"tools/call", CALL, "2026-07-28", "tools/call", "search", -32020},
		{"tools/call", CALL, "2026-07-28", "tools/call", NULL, -32020},
		{"tools/call", CALL, "2026-07-28", "Tools/call", "about", -32020},
		{"tools/call", CALL, "2026-07-28", NULL, "about", -32020},
		{"tools/call", CALL, NULL, "tools/call", "about", -32020},
		{"tools/call", CALL, "2025-11-25", "tools/call", "about", -32020},
		{"tools/list", STATELESS_META, "2026-07-28", "tools/list", NULL, 0},
		{"tools/list", SAYS(VERSION_IS("1900-01-01") "," CAPABILITIES), "1900-01-01", "tools/list",
			NULL, -32022},
		{"tools/list", SAYS(VERSION_IS("1900-01-01") "," CAPABILITIES), "2026-07-28", "tools/list",
			NULL, -32020},
		{"tools/list", "", "2026-07-28", "tools/list", NULL, -32602},
		{"tools/list", "", NULL, NULL, NULL, 0},
		{"tools/list", "", "2025-06-18", NULL, NULL, 0},
		{"tools/list", "", "2025-6-18", NULL, NULL, -32022},
		{"initialize", "", "1900-01-01", NULL, NULL, -32022},
		{"initialize", "", "\xff", NULL, NULL, -32022},
		{"tools/list", STATELESS_META, "2026-07-28", "\xe7\x81", NULL, -32020},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int status,
			code = judge(cases[i].method, cases[i].params, true, cases[i].version,
				cases[i].head_method, cases[i].name, &status);
		ck_assert_msg(
			code == cases[i].code && status == (code ? 400 : 200), "%zu: %d, %d", i, code, status);
	}
}

START_TEST(a_version_that_is_not_spoken_is_answered_with_those_that_are)
{
	json_t *answer = mcp_ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":{" SAYS(
		VERSION_IS("1900-01-01") "," CAPABILITIES) "}}");
	json_t *data = at(answer, "error", "data", NULL);
	ck_assert_str_eq(text_at(data, "requested"), "1900-01-01");
	ck_assert_str_eq(
		json_string_value(json_array_get(at(data, "supported", NULL), 0)), "2026-07-28");
	json_decref(answer);
}

SUITE("version", a_session_gets_the_version_it_asks_for_or_the_newest_of_its_era,
	a_request_of_the_stateless_era_says_all_of_itself, a_head_must_say_what_the_body_says,
	a_version_that_is_not_spoken_is_answered_with_those_that_are)
