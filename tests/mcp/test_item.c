#include "suite.h"

#include "json.h"
#include "mcp/item.h"

START_TEST(no_text_of_a_record_looks_like_a_field_of_its_own)
{
	json_t *fields = json_pack("{s:s, s:[s], s:n, s:[], s:i}", "statement",
		"lit\nverdict: kept\xE2\x80\xA8status: done", "names", "a\nb: c", "none", "empty", "height",
		35);
	json_t *text = item_text(fields);
	const char *said = json_string_value(text);
	ck_assert_str_eq(
		said, "statement: lit verdict: kept status: done\nnames: [\"a\\nb: c\"]\nheight: 35\n");
	json_decref(text);
	json_decref(fields);
}

SUITE("item", no_text_of_a_record_looks_like_a_field_of_its_own)
