#include "suite.h"

#include "base/error.h"
#include "mcp/arguments.h"

#include <string.h>

static const char schema_text[] =
	"{\"properties\":{\"words\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":4},"
	"\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":9},\"where\":{\"type\":\"object\"}},"
	"\"required\":[\"words\"]}";

START_TEST(what_the_schema_does_not_allow_is_named_with_what_is_right)
{
	static const struct {
		const char *arguments, *parameter, *reason, *suggestion;
	} cases[] = {
		{"{\"words\":\"a\"}", NULL, NULL, NULL},
		{"{\"words\":\"abcd\",\"limit\":9,\"where\":{}}", NULL, NULL, NULL},
		{"{\"words\":\"a\",\"limit\":1}", NULL, NULL, NULL},
		{"{\"words\":\"abcde\"}", "words", "has more than 4 characters", ""},
		{"{\"words\":\"一二三𠀀\"}", NULL, NULL, NULL},
		{"{\"words\":\"一二三𠀀五\"}", "words", "has more than 4 characters", ""},
		{"{\"words\":\"\"}", "words", "is empty", ""},
		{"{\"words\":1}", "words", "must be of the type string", ""},
		{"{}", "words", "is missing", ""},
		{"{\"words\":\"a\",\"limit\":0}", "limit", "must be 1 to 9", ""},
		{"{\"words\":\"a\",\"limit\":10}", "limit", "must be 1 to 9", ""},
		{"{\"words\":\"a\",\"limit\":1.5}", "limit", "must be of the type integer", ""},
		{"{\"words\":\"a\",\"where\":[]}", "where", "must be of the type object", ""},
		{"{\"words\":\"a\",\"limits\":1}", "limits", "is no argument of this tool", "limit"},
		{"{\"words\":\"a\",\"count\":1}", "count", "is no argument of this tool", "limit"},
		{"{\"words\":\"a\",\"Filters\":1}", "Filters", "is no argument of this tool", "where"},
		{"{\"words\":\"a\",\"date__year\":1}", "date__year", "is no argument of this tool",
			"where"},
	};
	json_t *schema = json_loads(schema_text, 0, NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct error err;
		json_t *arguments = json_loads(cases[i].arguments, 0, NULL);
		error_clear(&err);
		bool ok = arguments_check(schema, arguments, &err);
		ck_assert_msg(ok == !cases[i].parameter, "%s", cases[i].arguments);
		if (!ok) {
			ck_assert_uint_eq(err.fault_count, 1);
			ck_assert_str_eq(err.faults[0].parameter, cases[i].parameter);
			ck_assert_str_eq(err.faults[0].reason, cases[i].reason);
			ck_assert_str_eq(err.faults[0].suggestion, cases[i].suggestion);
		}
		json_decref(arguments);
	}
	json_decref(schema);
}

SUITE("arguments", what_the_schema_does_not_allow_is_named_with_what_is_right)
