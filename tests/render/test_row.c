#include "suite.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "query/projection.h"
#include "render/row.h"

static struct error err;
static struct buf out;

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
	for (size_t i = 0; i < COUNT(cases); i++) {
		buf_init(&out, 1000);
		row_write_string(&out, cases[i].text, cases[i].len);
		ck_assert_str_eq(buf_text(&out), cases[i].wanted);
		buf_finish(&out);
	}
}

/* The row `SELECT expressions` of fields a, b, … of one type, written by write. */
typedef int writer(struct buf *, const struct projection *, struct statement *);

/* As CSV without what makes it safe. */
static int write_csv(struct buf *text, const struct projection *projection, struct statement *row)
{
	struct value columns[ROW_COLUMNS_MAX];
	int count = row_read(row, projection, columns);
	return row_csv(text, projection, false, NULL, columns, &err) ? count : -1;
}

static int write_json(struct buf *text, const struct projection *projection, struct statement *row)
{
	struct value columns[ROW_COLUMNS_MAX];
	int count = row_read(row, projection, columns);
	return row_json(text, projection, NULL, columns, &err) ? count : -1;
}

static const char *written(
	writer *write, enum field_type type, const char *expressions, uint64_t set, int columns)
{
	static const char *const names[] = {"a", "b", "c"};
	static struct buf text;
	struct field fields[COUNT(names)];
	const struct resource resource = {.fields = fields, .field_count = COUNT(names)};
	for (size_t i = 0; i < COUNT(names); i++)
		fields[i] = (struct field){.name = names[i], .type = type};
	char sql[1000];
	snprintf(sql, sizeof sql, "SELECT %s", expressions);
	error_clear(&err);
	struct db *db = db_open(dataset_lights(), &err);
	struct statement *row = db_prepare(db, sql, &err);
	ck_assert_msg(row != NULL, "%s: %s", sql, err.detail);
	ck_assert_int_eq(statement_step(row, &err), 1);
	buf_finish(&text);
	buf_init(&text, 1000);
	ck_assert_int_eq(
		write(&text, &(struct projection){&resource, set, LANGUAGE_NONE, false}, row), columns);
	statement_release(row);
	db_close(db);
	return buf_text(&text);
}

static const struct {
	enum field_type type;
	const char *expression, *json, *csv;
} values[] = {
	{FIELD_TEXT, "'plain'", "\"plain\"", "plain"},
	{FIELD_TEXT, "'灯塔'", "\"灯塔\"", "灯塔"},
	{FIELD_TEXT, "NULL", "null", ""},
	{FIELD_TEXT, "''", "\"\"", "\"\""}, /* an empty text is not null */
	{FIELD_TEXT, "'1'", "\"1\"", "1"},
	{FIELD_TEXT, "'null'", "\"null\"", "null"},
	{FIELD_INTEGER, "0", "0", "0"},
	{FIELD_INTEGER, "-1", "-1", "-1"},
	{FIELD_INTEGER, "9223372036854775807", "9223372036854775807", "9223372036854775807"},
	{FIELD_INTEGER, "-9223372036854775807 - 1", "-9223372036854775808", "-9223372036854775808"},
	{FIELD_INTEGER, "NULL", "null", ""},
	{FIELD_NUMBER, "0.1", "0.1", "0.1"},
	{FIELD_NUMBER, "0.1 + 0.2", "0.3", "0.3"},
	{FIELD_NUMBER, "100.0", "100", "100"},
	{FIELD_NUMBER, "100", "100", "100"},
	{FIELD_NUMBER, "1.0 / 3", "0.333333333333333", "0.333333333333333"},
	{FIELD_NUMBER, "-1e300", "-1e+300", "-1e+300"},
	{FIELD_NUMBER, "NULL", "null", ""},
	{FIELD_NUMBER, "9e999", "null", ""}, /* as a sum past all doubles */
	{FIELD_NUMBER, "-9e999", "null", ""},
	{FIELD_BOOLEAN, "1", "true", "true"},
	{FIELD_BOOLEAN, "0", "false", "false"},
	{FIELD_BOOLEAN, "NULL", "null", ""},
	{FIELD_LIST, "'[]'", "[]", "[]"},
	{FIELD_LIST, "'[\"red\"]'", "[\"red\"]", "\"[\"\"red\"\"]\""},
	{FIELD_LIST, "'[1,2]'", "[1,2]", "\"[1,2]\""},
	{FIELD_JSON, "'{\"a\":null}'", "{\"a\":null}", "\"{\"\"a\"\":null}\""},
	{FIELD_JSON, "NULL", "null", ""},
	/* RFC 4180: quotes, commas and line ends are quoted, blanks are kept */
	{FIELD_TEXT, "'a,b'", "\"a,b\"", "\"a,b\""},
	{FIELD_TEXT, "','", "\",\"", "\",\""},
	{FIELD_TEXT, "'a\"b'", "\"a\\\"b\"", "\"a\"\"b\""},
	{FIELD_TEXT, "'\"'", "\"\\\"\"", "\"\"\"\""},
	{FIELD_TEXT, "'\"\"'", "\"\\\"\\\"\"", "\"\"\"\"\"\""},
	{FIELD_TEXT, "'a' || x'0A' || 'b'", "\"a\\nb\"", "\"a\nb\""},
	{FIELD_TEXT, "x'0D'||''", "\"\\u000d\"", "\"\r\""},
	{FIELD_TEXT, "'a' || x'0D0A'", "\"a\\u000d\\n\"", "\"a\r\n\""},
	{FIELD_TEXT, "' a '", "\" a \"", " a "},
	{FIELD_TEXT, "' '", "\" \"", " "},
	{FIELD_TEXT, "'a;b'", "\"a;b\"", "a;b"},
	{FIELD_TEXT, "'it''s'", "\"it's\"", "it's"},
	{FIELD_TEXT, "'a' || x'09' || 'b'", "\"a\\u0009b\"", "a\tb"},
	{FIELD_TEXT, "'\\,\\\"'", "\"\\\\,\\\\\\\"\"", "\"\\,\\\"\"\""},
};

START_TEST(values_are_members_of_an_object)
{
	for (size_t i = 0; i < COUNT(values); i++) {
		char wanted[200];
		snprintf(wanted, sizeof wanted, "\"a\":%s", values[i].json);
		ck_assert_str_eq(written(write_json, values[i].type, values[i].expression, 1, 1), wanted);
	}
}

START_TEST(values_are_cells_of_a_line)
{
	for (size_t i = 0; i < COUNT(values); i++) {
		char wanted[200];
		snprintf(wanted, sizeof wanted, "%s\r\n", values[i].csv);
		ck_assert_str_eq(written(write_csv, values[i].type, values[i].expression, 1, 1), wanted);
	}
}

START_TEST(the_fields_of_the_set_take_the_first_columns)
{
	static const struct {
		uint64_t set;
		int columns;
		const char *json, *csv, *header;
	} cases[] = {
		{7, 3, "\"a\":1,\"b\":2,\"c\":3", "1,2,3\r\n", "a,b,c\r\n"},
		{1, 1, "\"a\":1", "1\r\n", "a\r\n"},
		{4, 1, "\"c\":1", "1\r\n", "c\r\n"},
		{6, 2, "\"b\":1,\"c\":2", "1,2\r\n", "b,c\r\n"},
		{5, 2, "\"a\":1,\"c\":2", "1,2\r\n", "a,c\r\n"},
	};
	struct field fields[] = {{.name = "a"}, {.name = "b"}, {.name = "c"}};
	const struct resource resource = {.fields = fields, .field_count = 3};
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint64_t set = cases[i].set;
		int columns = cases[i].columns;
		ck_assert_str_eq(
			written(write_json, FIELD_INTEGER, "1, 2, 3, 4", set, columns), cases[i].json);
		ck_assert_str_eq(
			written(write_csv, FIELD_INTEGER, "1, 2, 3, 4", set, columns), cases[i].csv);
		buf_init(&out, 100);
		row_csv_header(&out, &(struct projection){&resource, set, LANGUAGE_NONE, false});
		ck_assert_str_eq(buf_text(&out), cases[i].header);
		buf_finish(&out);
	}
}

START_TEST(nulls_keep_their_place_between_commas)
{
	static const char *const cases[][2] = {
		{"NULL, NULL, NULL", ",,\r\n"},
		{"'', NULL, ''", "\"\",,\"\"\r\n"},
		{"NULL, 'a,b', NULL", ",\"a,b\",\r\n"},
		{"'a', NULL, 'c'", "a,,c\r\n"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(written(write_csv, FIELD_TEXT, cases[i][0], 7, 3), cases[i][1]);
}

START_TEST(the_last_of_64_fields_is_written)
{
	static char names[CATALOG_FIELDS_MAX][8];
	static struct field fields[CATALOG_FIELDS_MAX];
	for (size_t i = 0; i < CATALOG_FIELDS_MAX; i++) {
		snprintf(names[i], sizeof names[i], "f%zu", i);
		fields[i] = (struct field){.name = names[i]};
	}
	const struct resource wide = {.fields = fields, .field_count = CATALOG_FIELDS_MAX};
	buf_init(&out, 1000);
	row_csv_header(&out, &(struct projection){&wide, UINT64_C(1) << 63 | 1, LANGUAGE_NONE, false});
	ck_assert_str_eq(buf_text(&out), "f0,f63\r\n");
	buf_finish(&out);
}

/* As CSV that is safe. */
static int write_safe(struct buf *text, const struct projection *projection, struct statement *row)
{
	struct value columns[ROW_COLUMNS_MAX];
	int count = row_read(row, projection, columns);
	return row_csv(text, projection, true, NULL, columns, &err) ? count : -1;
}

START_TEST(no_text_of_safe_cells_is_a_formula_and_numbers_are_as_they_are)
{
	static const struct {
		enum field_type type;
		const char *expression, *csv;
	} cases[] = {
		{FIELD_TEXT, "'=1+1'", "'=1+1\r\n"},
		{FIELD_TEXT, "'+1'", "'+1\r\n"},
		{FIELD_TEXT, "'-1'", "'-1\r\n"},
		{FIELD_TEXT, "'@SUM(A1)'", "'@SUM(A1)\r\n"},
		{FIELD_TEXT, "x'09' || 'a'", "'\ta\r\n"},
		{FIELD_TEXT, "x'0D' || 'a'", "\"'\ra\"\r\n"},
		{FIELD_TEXT, "x'0A' || 'a'", "\"'\na\"\r\n"},
		{FIELD_TEXT, "'＝1+1'", "'＝1+1\r\n"},
		{FIELD_TEXT, "'＋1'", "'＋1\r\n"},
		{FIELD_TEXT, "'－1'", "'－1\r\n"},
		{FIELD_TEXT, "'＠a'", "'＠a\r\n"},
		{FIELD_TEXT, "'，1'", "，1\r\n"},
		{FIELD_TEXT, "'=HYPERLINK(\"a\",1)'", "\"'=HYPERLINK(\"\"a\"\",1)\"\r\n"},
		{FIELD_TEXT, "'='", "'=\r\n"},
		{FIELD_TEXT, "'a=1'", "a=1\r\n"},
		{FIELD_TEXT, "' =1'", " =1\r\n"},
		{FIELD_TEXT, "''", "\"\"\r\n"},
		{FIELD_TEXT, "NULL", "\r\n"},
		{FIELD_INTEGER, "-1", "-1\r\n"},
		{FIELD_NUMBER, "-0.5", "-0.5\r\n"},
		{FIELD_NUMBER, "NULL", "\r\n"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_str_eq(
			written(write_safe, cases[i].type, cases[i].expression, 1, 1), cases[i].csv);
}

START_TEST(a_row_that_does_not_fit_fails_the_buffer)
{
	static const char line[] = "a,\"b\"\"\",\r\n";
	struct field fields[] = {{.name = "a"}, {.name = "b"}, {.name = "c"}};
	const struct resource resource = {.fields = fields, .field_count = 3};
	const struct value columns[] = {value_text("a", 1), value_text("b\"", 2), {.type = VALUE_NULL}};
	for (size_t max = 0; max < sizeof line; max++) {
		buf_init(&out, max);
		ck_assert(row_csv(&out, &(struct projection){&resource, 7, LANGUAGE_NONE, false}, false,
			NULL, columns, &err));
		ck_assert_msg(out.failed == (max < sizeof line - 1), "%zu bytes", max);
		buf_finish(&out);
	}
}

SUITE("row", text_is_escaped_as_json, values_are_members_of_an_object, values_are_cells_of_a_line,
	the_fields_of_the_set_take_the_first_columns, nulls_keep_their_place_between_commas,
	the_last_of_64_fields_is_written,
	no_text_of_safe_cells_is_a_formula_and_numbers_are_as_they_are,
	a_row_that_does_not_fit_fails_the_buffer)
