#include "row_fixture.h"

#include "render/csv.h"

static struct buf out;

static bool write_plain(struct buf *text, const struct projection *projection,
	struct record_names *names, const struct value *columns)
{
	return csv_write_row(text, projection, false, names, columns, &err);
}

static bool write_safe(struct buf *text, const struct projection *projection,
	struct record_names *names, const struct value *columns)
{
	return csv_write_row(text, projection, true, names, columns, &err);
}

START_TEST(values_are_cells_of_a_line)
{
	static const struct {
		enum field_type type;
		const char *expression, *csv;
	} cases[] = {
		{FIELD_TEXT, "'plain'", "plain"},
		{FIELD_TEXT, "'灯塔'", "灯塔"},
		{FIELD_TEXT, "NULL", ""},
		{FIELD_TEXT, "''", "\"\""}, /* an empty text is not null */
		{FIELD_TEXT, "'1'", "1"},
		{FIELD_TEXT, "'null'", "null"},
		{FIELD_INTEGER, "0", "0"},
		{FIELD_INTEGER, "-1", "-1"},
		{FIELD_INTEGER, "9223372036854775807", "9223372036854775807"},
		{FIELD_INTEGER, "-9223372036854775807 - 1", "-9223372036854775808"},
		{FIELD_INTEGER, "NULL", ""},
		{FIELD_NUMBER, "0.1", "0.1"},
		{FIELD_NUMBER, "0.1 + 0.2", "0.3"},
		{FIELD_NUMBER, "100.0", "100"},
		{FIELD_NUMBER, "100", "100"},
		{FIELD_NUMBER, "1.0 / 3", "0.333333333333333"},
		{FIELD_NUMBER, "-1e300", "-1e+300"},
		{FIELD_NUMBER, "NULL", ""},
		{FIELD_NUMBER, "9e999", ""}, /* as a sum past all doubles */
		{FIELD_NUMBER, "-9e999", ""},
		{FIELD_BOOLEAN, "1", "true"},
		{FIELD_BOOLEAN, "0", "false"},
		{FIELD_BOOLEAN, "NULL", ""},
		{FIELD_LIST, "'[]'", "\"\""},
		{FIELD_LIST, "'[\"red\"]'", "red"},
		{FIELD_JSON, "'{\"a\":null}'", "\"{\"\"a\"\":null}\""},
		{FIELD_JSON, "NULL", ""},
		/* RFC 4180: quotes, commas and line ends are quoted, blanks are kept */
		{FIELD_TEXT, "'a,b'", "\"a,b\""},
		{FIELD_TEXT, "','", "\",\""},
		{FIELD_TEXT, "'a\"b'", "\"a\"\"b\""},
		{FIELD_TEXT, "'\"'", "\"\"\"\""},
		{FIELD_TEXT, "'\"\"'", "\"\"\"\"\"\""},
		{FIELD_TEXT, "'a' || x'0A' || 'b'", "\"a\nb\""},
		{FIELD_TEXT, "x'0D'||''", "\"\r\""},
		{FIELD_TEXT, "'a' || x'0D0A'", "\"a\r\n\""},
		{FIELD_TEXT, "' a '", " a "},
		{FIELD_TEXT, "' '", " "},
		{FIELD_TEXT, "'a;b'", "a;b"},
		{FIELD_TEXT, "'it''s'", "it's"},
		{FIELD_TEXT, "'a' || x'09' || 'b'", "a\tb"},
		{FIELD_TEXT, "'\\,\\\"'", "\"\\,\\\"\"\""},
		/* lists are joined; what they are in JSON is undone */
		{FIELD_LIST, "NULL", ""},
		{FIELD_LIST, "'[\"red\",\"\",\"绿\"]'", "red; ; 绿"},
		{FIELD_LIST, "'[\"a,b\",\"c\\\"d\"]'", "\"a,b; c\"\"d\""},
		{FIELD_LIST, "'[\"\\u706f\\\\\\n\"]'", "\"灯\\\n\""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char wanted[200];
		snprintf(wanted, sizeof wanted, "%s\r\n", cases[i].csv);
		ck_assert_str_eq(written(write_plain, cases[i].type, cases[i].expression, 1, 1), wanted);
	}
}

START_TEST(a_list_that_cannot_be_read_fails)
{
	static const char *const lists[] = {"[\"\\u12\"]", "[\"a\",\"\\uzzzz\"]"};
	struct field list = {.name = "a", .type = FIELD_LIST};
	const struct resource resource = {.fields = &list, .field_count = 1};
	const struct projection projection = {&resource, 1, LANGUAGE_NONE, false};
	struct record_names names;
	struct db *db = db_open(dataset_lights(), &err);
	record_names_init(&names, db, LANGUAGE_NONE);
	for (size_t i = 0; i < COUNT(lists); i++) {
		const struct value value = value_text(lists[i], strlen(lists[i]));
		error_clear(&err);
		buf_init(&out, 100);
		ck_assert_msg(!write_plain(&out, &projection, &names, &value), "%s", lists[i]);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		buf_finish(&out);
	}
	record_names_finish(&names);
	db_close(db);
}

START_TEST(the_fields_of_the_set_take_the_first_columns)
{
	static const struct {
		uint64_t set;
		int columns;
		const char *line, *header;
	} cases[] = {
		{7, 3, "1,2,3\r\n", "a,b,c\r\n"},
		{1, 1, "1\r\n", "a\r\n"},
		{4, 1, "1\r\n", "c\r\n"},
		{6, 2, "1,2\r\n", "b,c\r\n"},
		{5, 2, "1,2\r\n", "a,c\r\n"},
	};
	struct field fields[] = {{.name = "a"}, {.name = "b"}, {.name = "c"}};
	const struct resource resource = {.fields = fields, .field_count = 3};
	for (size_t i = 0; i < COUNT(cases); i++) {
		uint64_t set = cases[i].set;
		ck_assert_str_eq(written(write_plain, FIELD_INTEGER, "1, 2, 3, 4", set, cases[i].columns),
			cases[i].line);
		buf_init(&out, 100);
		csv_write_header(&out, &(struct projection){&resource, set, LANGUAGE_NONE, false});
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
		ck_assert_str_eq(written(write_plain, FIELD_TEXT, cases[i][0], 7, 3), cases[i][1]);
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
	csv_write_header(
		&out, &(struct projection){&wide, UINT64_C(1) << 63 | 1, LANGUAGE_NONE, false});
	ck_assert_str_eq(buf_text(&out), "f0,f63\r\n");
	buf_finish(&out);
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
		ck_assert(csv_write_row(&out, &(struct projection){&resource, 7, LANGUAGE_NONE, false},
			false, NULL, columns, &err));
		ck_assert_msg(out.failed == (max < sizeof line - 1), "%zu bytes", max);
		buf_finish(&out);
	}
}

SUITE("csv", values_are_cells_of_a_line, a_list_that_cannot_be_read_fails,
	the_fields_of_the_set_take_the_first_columns, nulls_keep_their_place_between_commas,
	the_last_of_64_fields_is_written,
	no_text_of_safe_cells_is_a_formula_and_numbers_are_as_they_are,
	a_row_that_does_not_fit_fails_the_buffer)
