#include "suite.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/value.h"
#include "dataset.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "query/projection.h"
#include "render/csv.h"
#include "render/record_names.h"
#include "render/row.h"

static const struct resource resources[] = {{.name = "keepers"}, {.name = "lights"}};
static const struct resource *keepers[] = {&resources[0]};
static const struct resource *lights[] = {&resources[1]};
static const struct resource *either[] = {&resources[0], &resources[1]};
static const struct field keeper = {.name = "keeper_id", .named = keepers, .named_count = 1};
static const struct field light = {.name = "light_id", .named = lights, .named_count = 1};
static const struct field both = {.name = "both_id", .named = either, .named_count = 2};
static const struct field any = {.name = "any_id", .ref = "*", .named = keepers, .named_count = 1};

static struct error err;
static struct db *db;
static struct record_names names;
static struct buf out;

static void open_names(const char *sql, enum language language)
{
	error_clear(&err);
	db = db_open(dataset_with(sql), &err);
	ck_assert_msg(db != NULL, "%s", err.detail);
	record_names_init(&names, db, language);
}

static void close_names(void)
{
	record_names_finish(&names);
	db_close(db);
}

static void assert_called(const struct field *field, const char *key, const char *wanted)
{
	struct value of = value_text(key, strlen(key)), name;
	ck_assert_msg(record_names_find(&names, field, &of, &name, &err), "%s", err.detail);
	if (!wanted) {
		ck_assert_msg(name.type == VALUE_NULL, "%s", key);
		return;
	}
	ck_assert_msg(name.type == VALUE_TEXT && name.len == strlen(wanted) &&
			memcmp(name.text, wanted, name.len) == 0,
		"%s is not called %s", key, wanted);
}

START_TEST(a_record_is_called_as_in_the_first_resource_that_it_may_be_of)
{
	open_names(
		"DELETE FROM api_name;"
		"INSERT INTO api_name VALUES ('a', 1, 'wrecks', 'w', 'W'), ('a', 2, 'lights', 'l', 'L'),"
		" ('a', 3, 'keepers', 'k', 'K'), ('b', 2, 'lights', NULL, 'B')",
		LANGUAGE_EN);
	for (int time = 0; time < 2; time++) {
		assert_called(&keeper, "a", "K");
		assert_called(&light, "a", "L");
		assert_called(&both, "a", "L");
		assert_called(&any, "a", "W");
		assert_called(&light, "b", "B");
		assert_called(&keeper, "b", NULL);
		assert_called(&any, "c", NULL);
		assert_called(&any, "", NULL);
	}
	close_names();
}

START_TEST(a_record_without_a_name_in_the_language_has_none)
{
	open_names("DELETE FROM api_name; INSERT INTO api_name VALUES ('a', 1, 'keepers', NULL, 'A'),"
			   " ('b', 1, 'keepers', '乙', NULL), ('c', 1, 'keepers', '', NULL)",
		LANGUAGE_ZH);
	for (int time = 0; time < 2; time++) {
		assert_called(&keeper, "a", NULL);
		assert_called(&keeper, "b", "乙");
		assert_called(&keeper, "c", "");
	}
	close_names();
}

/* More of them than are remembered, in places and in bytes. */
START_TEST(what_is_not_remembered_is_looked_up_again)
{
	enum { NAMES = 10000, LONG = 300 };
	char sql[1000], key[20], wanted[LONG + 20];
	snprintf(sql, sizeof sql,
		"DELETE FROM api_name;"
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		"INSERT INTO api_name SELECT 'k' || i, 1, 'keepers', NULL, printf('%%0%dd', i) FROM n",
		NAMES, LONG);
	open_names(sql, LANGUAGE_EN);
	for (int time = 0; time < 2; time++)
		for (int i = 0; i < NAMES; i++) {
			snprintf(key, sizeof key, "k%d", i);
			snprintf(wanted, sizeof wanted, "%0*d", LONG, i);
			assert_called(&keeper, key, wanted);
		}
	ck_assert_uint_le(names.texts.len, 1 << 20);
	close_names();
}

START_TEST(a_list_has_its_keys_in_order)
{
	static const struct {
		const char *list, *keys;
	} cases[] = {
		{"[]", ""},
		{"", ""},
		{"[\"a\"]", "a|"},
		{"[\"a\",\"b\"]", "a|b|"},
		{"[ \"a\" , \"\" ]", "a||"},
		{"[\"a\\\"]\",\"\\\\\",\"c\"]", "a\"]|\\|c|"},
		{"[\"\\u0061\\u00e9\",\"\\ud83d\\uddfc\\n\"]", "aé|\U0001F5FC\n|"},
		{"[\"a\",\"b", "a|"},
		{"[\"a\",\"b\\\"", "a|"},
		{"[\"a\",\"b\\", "a|"},
	};
	open_names("SELECT 1", LANGUAGE_NONE);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct value list = value_text(cases[i].list, strlen(cases[i].list)), key;
		int more;
		buf_init(&out, 1000);
		while ((more = record_names_next_key(&names, &list, &key, &err)) > 0) {
			buf_put(&out, key.text, key.len);
			buf_putc(&out, '|');
		}
		ck_assert_msg(more == 0, "%s", err.detail);
		ck_assert_str_eq(buf_text(&out), cases[i].keys);
		buf_finish(&out);
	}
	close_names();
}

START_TEST(the_name_of_a_reference_stands_beside_it)
{
	struct field fields[] = {
		{.name = "a_id", .label = "a_name", .named = keepers, .named_count = 1}, {.name = "b"},
		{.name = "c_ids",
			.type = FIELD_LIST,
			.label = "c_names",
			.named = keepers,
			.named_count = 1}};
	const struct resource resource = {.fields = fields, .field_count = 3};
	static const struct {
		const char *sql;
		uint64_t set;
		enum language labels;
		const char *header, *json, *csv;
	} cases[] = {
		{"SELECT '1', '3', '[\"ida\",\"nobody\"]'", 7, LANGUAGE_EN,
			"a_id,a_name,b,c_ids,c_names\r\n",
			"\"a_id\":\"1\",\"a_name\":null,\"b\":\"3\",\"c_ids\":[\"ida\",\"nobody\"],"
			"\"c_names\":[\"Ida Lewis\",null]",
			"1,,3,ida; nobody,Ida Lewis; \r\n"},
		{"SELECT NULL, NULL, '[]'", 7, LANGUAGE_EN, "a_id,a_name,b,c_ids,c_names\r\n",
			"\"a_id\":null,\"a_name\":null,\"b\":null,\"c_ids\":[],\"c_names\":[]",
			",,,\"\",\"\"\r\n"},
		{"SELECT NULL, NULL, NULL", 7, LANGUAGE_EN, "a_id,a_name,b,c_ids,c_names\r\n",
			"\"a_id\":null,\"a_name\":null,\"b\":null,\"c_ids\":null,\"c_names\":null", ",,,,\r\n"},
		{"SELECT 'ida'", 1, LANGUAGE_ZH, "a_id,a_name\r\n",
			"\"a_id\":\"ida\",\"a_name\":\"Ida Lewis\"", "ida,Ida Lewis\r\n"},
		{"SELECT '1'", 2, LANGUAGE_ZH, "b\r\n", "\"b\":\"1\"", "1\r\n"},
		{"SELECT '1'", 1, LANGUAGE_NONE, "a_id\r\n", "\"a_id\":\"1\"", "1\r\n"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct projection projection = {&resource, cases[i].set, cases[i].labels, false};
		db = db_open(dataset_lights(), &err);
		struct statement *row = db_prepare(db, cases[i].sql, &err);
		struct value columns[ROW_COLUMNS_MAX];
		ck_assert_int_eq(statement_step(row, &err), 1);
		record_names_init(&names, db, cases[i].labels);
		buf_init(&out, 1000);
		csv_write_header(&out, &projection);
		ck_assert_str_eq(buf_text(&out), cases[i].header);
		buf_finish(&out);
		ck_assert_int_eq(row_read(row, &projection, columns), projection_count(&projection));
		ck_assert(row_json(&out, &projection, &names, columns, &err));
		ck_assert_str_eq(buf_text(&out), cases[i].json);
		buf_finish(&out);
		ck_assert(csv_write_row(&out, &projection, false, &names, columns, &err));
		ck_assert_str_eq(buf_text(&out), cases[i].csv);
		buf_finish(&out);
		record_names_finish(&names);
		statement_release(row);
		db_close(db);
	}
}

SUITE("record_names", a_record_is_called_as_in_the_first_resource_that_it_may_be_of,
	a_record_without_a_name_in_the_language_has_none, what_is_not_remembered_is_looked_up_again,
	a_list_has_its_keys_in_order, the_name_of_a_reference_stands_beside_it)
