#include "suite.h"

#include "base/text.h"
#include "mcp/refusal.h"

#include <string.h>

static struct refusal refusal;

static void assert_message(const char *wanted)
{
	json_t *object = refusal_object(&refusal);
	ck_assert_str_eq(json_string_value(json_object_get(object, "message")), wanted);
	json_decref(object);
}

START_TEST(it_has_a_code_a_status_and_what_programs_read)
{
	ck_assert(!refusal_set(&refusal, REFUSAL_VERSION, json_integer(1), "No %s.", "b"));
	refusal_set(&refusal, REFUSAL_METHOD, json_true(), "Not %d.", 7); /* instead of the first */
	ck_assert_int_eq(refusal_status(&refusal), 404);
	json_t *object = refusal_object(&refusal);
	ck_assert_int_eq(json_integer_value(json_object_get(object, "code")), -32601);
	ck_assert(json_is_true(json_object_get(object, "data")));
	json_decref(object);
	object = refusal_object(&refusal); /* which has taken the data */
	ck_assert_ptr_null(json_object_get(object, "data"));
	json_decref(object);
}

START_TEST(what_others_sent_is_shown_as_utf8_of_a_length)
{
	char text[2 * sizeof refusal.message];
	refusal_set(&refusal, REFUSAL_PARAMS, NULL, "%s", "a\xff\xe7\x81");
	assert_message("a???");
	memset(text, 'a', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	refusal_set(&refusal, REFUSAL_PARAMS, NULL, "%s", text);
	ck_assert_uint_lt(strlen(refusal.message), sizeof refusal.message);
	ck_assert_ptr_nonnull(strstr(refusal.message, "…"));
}

START_TEST(what_is_not_there_is_named_with_the_nearest)
{
	struct nearest search = {.wanted = "serch"};
	refusal_unknown(&refusal, REFUSAL_PARAMS, "Unknown tool", &search);
	assert_message("Unknown tool: serch");
	nearest_offer(&search, "search");
	refusal_unknown(&refusal, REFUSAL_PARAMS, "Unknown tool", &search);
	assert_message("Unknown tool: serch (did you mean search?)");
}

SUITE("refusal", it_has_a_code_a_status_and_what_programs_read,
	what_others_sent_is_shown_as_utf8_of_a_length, what_is_not_there_is_named_with_the_nearest)
