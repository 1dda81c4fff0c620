#include "row_fixture.h"

static bool write_json(struct buf *text, const struct projection *projection,
	struct record_names *names, const struct value *columns)
{
	return row_json(text, projection, names, columns, &err);
}

START_TEST(text_is_escaped_as_json)
{
	static const struct {
		const char *text;
		size_t len;
		const char *wanted;
	} cases[] = {
		{"", 0, "\"\""},
		{"plain", 5, "\"plain\""},
		{"灯塔 \U0001F5FC", 11, "\"灯塔 \U0001F5FC\""},
		{"a\"b\\c/d", 7, "\"a\\\"b\\\\c/d\""},
		{"\n\r\t\b\f", 5, "\"\\n\\u000d\\u0009\\u0008\\u000c\""},
		{"\x01\x1F\x20\x7F", 4, "\"\\u0001\\u001f \x7F\""},
		{"a\0b", 3, "\"a\\u0000b\""},
		{"abc", 2, "\"ab\""},
		{"\"", 1, "\"\\\"\""},
		{"\\\\", 2, "\"\\\\\\\\\""},
		{"</script>\u2028", 12, "\"</script>\u2028\""},
		{"abcdefg\"\\hijklmno\n", 18, "\"abcdefg\\\"\\\\hijklmno\\n\""},
		{"\n\n\n\n\n\n\n\n\n", 9, "\"\\n\\n\\n\\n\\n\\n\\n\\n\\n\""},
	};
	struct buf out;
	for (size_t i = 0; i < COUNT(cases); i++) {
		buf_init(&out, 1000);
		row_write_string(&out, cases[i].text, cases[i].len);
		ck_assert_str_eq(buf_text(&out), cases[i].wanted);
		buf_finish(&out);
	}
}

START_TEST(values_are_members_of_an_object)
{
	static const struct {
		enum field_type type;
		const char *expression, *json;
	} cases[] = {
		{FIELD_TEXT, "'plain'", "\"plain\""},
		{FIELD_TEXT, "'灯塔'", "\"灯塔\""},
		{FIELD_TEXT, "NULL", "null"},
		{FIELD_TEXT, "''", "\"\""}, /* an empty text is not null */
		{FIELD_TEXT, "'1'", "\"1\""},
		{FIELD_TEXT, "'null'", "\"null\""},
		{FIELD_INTEGER, "0", "0"},
		{FIELD_INTEGER, "-1", "-1"},
		{FIELD_INTEGER, "9223372036854775807", "9223372036854775807"},
		{FIELD_INTEGER, "-9223372036854775807 - 1", "-9223372036854775808"},
		{FIELD_INTEGER, "NULL", "null"},
		{FIELD_NUMBER, "0.1", "0.1"},
		{FIELD_NUMBER, "0.1 + 0.2", "0.3"},
		{FIELD_NUMBER, "100.0", "100"},
		{FIELD_NUMBER, "100", "100"},
		{FIELD_NUMBER, "1.0 / 3", "0.333333333333333"},
		{FIELD_NUMBER, "-1e300", "-1e+300"},
		{FIELD_NUMBER, "NULL", "null"},
		{FIELD_NUMBER, "9e999", "null"}, /* as a sum past all doubles */
		{FIELD_NUMBER, "-9e999", "null"},
		{FIELD_BOOLEAN, "1", "true"},
		{FIELD_BOOLEAN, "0", "false"},
		{FIELD_BOOLEAN, "NULL", "null"},
		{FIELD_LIST, "'[]'", "[]"},
		{FIELD_LIST, "'[\"red\"]'", "[\"red\"]"},
		{FIELD_LIST, "'[1,2]'", "[1,2]"},
		{FIELD_JSON, "'{\"a\":null}'", "{\"a\":null}"},
		{FIELD_JSON, "NULL", "null"},
		{FIELD_TEXT, "'a,b'", "\"a,b\""},
		{FIELD_TEXT, "','", "\",\""},
		{FIELD_TEXT, "'a\"b'", "\"a\\\"b\""},
		{FIELD_TEXT, "'\"'", "\"\\\"\""},
		{FIELD_TEXT, "'\"\"'", "\"\\\"\\\"\""},
		{FIELD_TEXT, "'a' || x'0A' || 'b'", "\"a\\nb\""},
		{FIELD_TEXT, "x'0D'||''", "\"\\u000d\""},
		{FIELD_TEXT, "'a' || x'0D0A'", "\"a\\u000d\\n\""},
		{FIELD_TEXT, "' a '", "\" a \""},
		{FIELD_TEXT, "' '", "\" \""},
		{FIELD_TEXT, "'a;b'", "\"a;b\""},
		{FIELD_TEXT, "'it''s'", "\"it's\""},
		{FIELD_TEXT, "'a' || x'09' || 'b'", "\"a\\u0009b\""},
		{FIELD_TEXT, "'\\,\\\"'", "\"\\\\,\\\\\\\"\""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[200];
		snprintf(wanted, sizeof wanted, "\"a\":%s", cases[i].json);
		ck_assert_str_eq(written(write_json, cases[i].type, cases[i].expression, 1, 1), wanted);
	}
}

START_TEST(the_fields_of_the_set_take_the_first_columns)
{
	static const struct {
		uint64_t set;
		int columns;
		const char *json;
	} cases[] = {
		{7, 3, "\"a\":1,\"b\":2,\"c\":3"},
		{1, 1, "\"a\":1"},
		{4, 1, "\"c\":1"},
		{6, 2, "\"b\":1,\"c\":2"},
		{5, 2, "\"a\":1,\"c\":2"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(
			written(write_json, FIELD_INTEGER, "1, 2, 3, 4", cases[i].set, cases[i].columns),
			cases[i].json);
}

SUITE("row", text_is_escaped_as_json, values_are_members_of_an_object,
	the_fields_of_the_set_take_the_first_columns)
