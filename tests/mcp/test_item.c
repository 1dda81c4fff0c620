#include "suite.h"

#include "base/buf.h"
#include "json.h"
#include "mcp/item.h"

/* What the catalog knows of a date and of what tells its precision. */
static struct field fields_of_notes[] = {{.name = "due_date", .type = FIELD_TEXT, .format = "date"},
	{.name = "due_start", .type = FIELD_TEXT, .format = "date"},
	{.name = "due_precision", .type = FIELD_TEXT}};
static const struct resource notes = {.fields = fields_of_notes, .field_count = 3};

static void assert_text(json_t *fields, const char *wanted)
{
	struct buf text;
	buf_init(&text, 1024);
	item_write_text(&notes, fields, &text);
	ck_assert_str_eq(buf_text(&text), wanted);
	buf_finish(&text);
}

START_TEST(a_date_is_told_as_precisely_as_it_is_known)
{
	static const struct {
		const char *precision, *text;
	} cases[] = {{"year", "due_date: 2021\n"}, {"day", "due_date: 2021-12-31\n"},
		{NULL, "due_date: 2021-12-31\n"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *fields = json_pack("{s:s, s:s, s:s?}", "due_start", "2021-01-01", "due_date",
			"2021-12-31", "due_precision", cases[i].precision);
		assert_text(fields, cases[i].text);
		json_decref(fields);
	}
}

START_TEST(no_text_of_a_record_looks_like_a_field_of_its_own)
{
	json_t *fields = json_pack("{s:s, s:[s], s:n, s:[], s:i}", "statement",
		"lit\nverdict: kept\xE2\x80\xA8status: done", "names", "a\nb: c", "none", "empty", "height",
		35);
	assert_text(
		fields, "statement: lit verdict: kept status: done\nnames: [\"a\\nb: c\"]\nheight: 35\n");
	json_decref(fields);
}

SUITE("item", a_date_is_told_as_precisely_as_it_is_known,
	no_text_of_a_record_looks_like_a_field_of_its_own)
