#include "suite.h"

#include "documents/json_memory.h"
#include "json.h"

#include <string.h>

static json_t *read_text(const char *text, size_t flags)
{
	return json_memory_read(text, strlen(text), flags, NULL);
}

START_TEST(json_is_read_and_outlives_the_reading)
{
	json_t *first = read_text("{\"a\":[1,\"灯\"]}", 0), *second = read_text("[null]", 0);
	assert_json(first, "{\"a\":[1,\"灯\"]}");
	assert_json(second, "[null]");
	json_decref(first);
	json_decref(second);
}

START_TEST(what_is_no_json_is_null_and_no_lack_of_memory)
{
	static const char *const texts[] = {"", "[", "{\"a\":1,\"a\":2}", "\"a\"", "[\"\xFF\"]"};
	for (size_t i = 0; i < COUNT(texts); i++)
		ck_assert_msg(!read_text(texts[i], JSON_REJECT_DUPLICATES), "%s", texts[i]);
	ck_assert(!json_memory_lacked());
}

START_TEST(flags_are_those_of_the_library)
{
	json_t *json = read_text("7", JSON_DECODE_ANY);
	assert_json(json, "7");
	json_decref(json);
}

SUITE("json_memory", json_is_read_and_outlives_the_reading,
	what_is_no_json_is_null_and_no_lack_of_memory, flags_are_those_of_the_library)
