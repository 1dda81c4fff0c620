#include "suite.h"

#include "load_fixture.h"

START_TEST(a_dataset_without_identity_is_refused)
{
	static const struct {
		const char *sql, *parameter, *reason;
	} cases[] = {
		{"DELETE FROM api_dataset", "api_dataset", "has no row"},
		{"UPDATE api_dataset SET name = 'a\"} 1' || char(10) || 'b'", "api_dataset.name",
			"is not 1 to 64 of"},
		{"UPDATE api_dataset SET name = printf('%.*c', 65, 'a')", "api_dataset.name",
			"is not 1 to 64 of"},
		{"UPDATE api_dataset SET version = '1.0' || char(10)", "api_dataset.version",
			"is not 1 to 64 of"},
		{"UPDATE api_dataset SET version = ''", "api_dataset.version", "is not 1 to 64 of"},
		{"UPDATE api_dataset SET digest = NULL", "api_dataset.digest", "is not a SHA-256"},
		{"UPDATE api_dataset SET digest = ''", "api_dataset.digest", "is not a SHA-256"},
		{"UPDATE api_dataset SET digest = substr(digest, 2)", "api_dataset.digest",
			"is not a SHA-256"},
		{"UPDATE api_dataset SET digest = digest || '0'", "api_dataset.digest", "is not a SHA-256"},
		{"UPDATE api_dataset SET digest = substr(digest, 2) || 'A'", "api_dataset.digest",
			"is not a SHA-256"},
		{"UPDATE api_dataset SET digest = 'g' || substr(digest, 2)", "api_dataset.digest",
			"is not a SHA-256"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_fault(cases[i].sql, cases[i].parameter, cases[i].reason);
}

START_TEST(a_description_that_does_not_fit_is_refused)
{
	static const struct {
		const char *sql, *parameter, *reason;
	} cases[] = {
		{"UPDATE api_field SET field = 'depth' WHERE field = 'height'", "lights",
			"no such column:"},
		{"DROP VIEW api_wrecks", "wrecks", "no such table: api_wrecks"},
		{"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id FROM wrecks", "wrecks",
			"no such column:"},
		{"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id, name FROM ships", "wrecks",
			"no such table: main.ships"},
		{"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id, hex(randomblob(2)) AS name "
		 "FROM wrecks",
			"wrecks", "not authorized"},
		{"DROP VIEW api_wrecks; CREATE VIEW api_wrecks AS SELECT id, "
		 "abs(-9223372036854775807 - 1) AS name FROM lights",
			"wrecks", "integer overflow"},
		{"DELETE FROM api_field WHERE resource = 'wrecks'", "wrecks", "has 0 fields; 1 to 64"},
		{"UPDATE api_resource SET \"key\" = 'slug' WHERE name = 'lights'", "lights",
			"has no text key that is never null"},
		{"UPDATE api_resource SET \"key\" = 'height' WHERE name = 'lights'", "lights",
			"has no text key that is never null"},
		{"UPDATE api_resource SET \"key\" = 'name_zh' WHERE name = 'lights'", "lights",
			"has no text key that is never null"},
		{"UPDATE api_field SET nullable = 1 WHERE field = 'id' AND resource = 'wrecks'", "wrecks",
			"has no text key that is never null"},
		{"UPDATE api_field SET type = 'date' WHERE field = 'lit'", "lit", "has an unknown type"},
		{"UPDATE api_field SET type = '' WHERE field = 'lit'", "lit", "has an unknown type"},
		{"UPDATE api_field SET type = 'Text' WHERE field = 'lit'", "lit", "has an unknown type"},
		{"UPDATE api_field SET ref = 'ships' WHERE field = 'keeper_id'", "keeper_id",
			"refers to no resource"},
		{"UPDATE api_field SET ref = 'keepers ship' WHERE field = 'keeper_id'", "keeper_id",
			"refers to no resource"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_fault(cases[i].sql, cases[i].parameter, cases[i].reason);
}

/* The same table without its constraints, for what the schema that we build does not let in. */
#define LAX(table)                                                                                 \
	"CREATE TABLE lax AS SELECT * FROM " table "; DROP TABLE " table                               \
	"; ALTER TABLE lax RENAME TO " table ";"

START_TEST(a_text_that_is_missing_or_broken_is_refused)
{
	static const struct {
		const char *sql, *parameter, *reason;
	} cases[] = {
		{LAX("api_dataset") "UPDATE api_dataset SET name = NULL", "api_dataset", "holds a null"},
		{LAX("api_dataset") "UPDATE api_dataset SET title_en = NULL", "api_dataset",
			"holds a null"},
		{LAX("api_dataset") "UPDATE api_dataset SET released = NULL", "api_dataset",
			"holds a null"},
		{LAX("api_dataset") "UPDATE api_dataset SET license = CAST(x'C3' AS TEXT)", "api_dataset",
			"holds text that is not UTF-8"},
		{LAX("api_about") "INSERT INTO api_about VALUES ('a', NULL)", "api_about", "holds a null"},
		{LAX("api_resource") "UPDATE api_resource SET description_en = NULL", "api_resource",
			"holds a null"},
		{LAX("api_resource") "UPDATE api_resource SET \"key\" = NULL WHERE name = 'lights'",
			"lights", "has no text key that is never null"},
		{LAX("api_field") "UPDATE api_field SET field = NULL WHERE field = 'lit'", "api_field",
			"holds a null"},
		{LAX("api_field") "UPDATE api_field SET title_zh = NULL WHERE field = 'lit'", "api_field",
			"holds a null"},
		{LAX("api_field") "UPDATE api_field SET type = NULL WHERE field = 'lit'", "lit",
			"has an unknown type"},
		{LAX("api_field") "UPDATE api_field SET unit = CAST(x'80' AS TEXT) WHERE field = 'lit'",
			"api_field", "holds text that is not UTF-8"},
		{LAX("api_vocabulary") "UPDATE api_vocabulary SET word = NULL WHERE word = 'pier'",
			"api_vocabulary", "holds a null"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_fault(cases[i].sql, cases[i].parameter, cases[i].reason);
}

START_TEST(numbers_that_no_index_can_have_are_refused)
{
	static const struct {
		const char *sql, *reason;
	} cases[] = {
		{"UPDATE api_resource SET items = -1 WHERE name = 'lights'", "has no such number of items"},
		/* more than the file has bytes */
		{"UPDATE api_resource SET items = 1 << 30 WHERE name = 'lights'",
			"has no such number of items"},
		{"UPDATE api_resource SET items = 1 << 40 WHERE name = 'lights'",
			"has no such number of items"},
		{"UPDATE api_resource SET first_row = -1 WHERE name = 'lights'",
			"has no such number of items"},
		{"UPDATE api_resource SET first_row = 9223372036854775807 WHERE name = 'lights'",
			"has no such number of items"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_fault(cases[i].sql, "lights", cases[i].reason);
	assert_fault("UPDATE api_resource SET numbered = 1 WHERE name = 'wrecks'", "wrecks",
		"no such column: api_row");
}

START_TEST(a_name_that_needs_quoting_is_refused)
{
	static const char *const names[] = {"", "a b", "a\"b", "a-b", "灯", "a%b",
		"a123456789012345678901234567890123456789012345678901234567890123"};
	for (size_t i = 0; i < COUNT(names); i++) {
		char sql[256];
		sqlite3_snprintf(
			sizeof sql, sql, "UPDATE api_resource SET name = %Q WHERE name = 'wrecks'", names[i]);
		assert_fault(sql, "api_resource", "is no name: 1 to 63 letters");
		sqlite3_snprintf(sizeof sql, sql,
			"UPDATE api_resource SET singular = %Q WHERE name = 'wrecks'", names[i]);
		assert_fault(sql, "api_resource", "is no name: 1 to 63 letters");
		sqlite3_snprintf(
			sizeof sql, sql, "UPDATE api_field SET field = %Q WHERE field = 'lit'", names[i]);
		assert_fault(sql, "api_field", "is no name: 1 to 63 letters");
	}
}

enum { CONNECTION_MAX = 1 << 20 }; /* what one has that was just opened, and less */

/* So many rows of api_about, each a text of so many bytes that the view makes up. */
static struct catalog *load_abouts_of(int rows, int bytes)
{
	char sql[400];
	sqlite3_snprintf(sizeof sql, sql,
		"DROP TABLE api_about; CREATE VIEW api_about AS WITH RECURSIVE api_n(i) AS "
		"(SELECT 1 UNION ALL SELECT i + 1 FROM api_n WHERE i < %d) "
		"SELECT 'n' || i AS name, printf('%%.*c', %d, '1') AS value FROM api_n",
		rows, bytes);
	return load(dataset_with(sql));
}

START_TEST(a_description_that_takes_too_much_memory_is_refused)
{
	struct catalog *catalog = load_abouts_of(7, 1 << 20);
	ck_assert_msg(catalog != NULL, "%s", err.detail);
	catalog_destroy(catalog);
	ck_assert_ptr_null(load_abouts_of(8, 1 << 20));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_msg(strstr(err.detail, "more than 8388608 bytes"), "%s", err.detail);
	/* together more than the machine has, while they are sorted */
	ck_assert_ptr_null(load_abouts_of(20, 50000000));
	ck_assert_msg(strstr(err.detail, "out of memory"), "%d: %s", err.code, err.detail);
	ck_assert_int_le(sqlite3_memory_highwater(0), LOAD_HEAP_MAX + CONNECTION_MAX);
}

START_TEST(what_others_hold_is_no_fault_of_a_dataset)
{
	void *others = sqlite3_malloc64(LOAD_HEAP_MAX);
	ck_assert_ptr_nonnull(others);
	struct catalog *catalog = load(dataset_lights());
	ck_assert_msg(catalog != NULL, "%s", err.detail);
	catalog_destroy(catalog);
	ck_assert_int_eq(sqlite3_hard_heap_limit64(-1), 0);
	sqlite3_free(others);
}

START_TEST(a_resource_that_is_there_twice_is_refused)
{
	ck_assert_ptr_null(load(
		dataset_with(LAX("api_resource") "INSERT INTO api_resource SELECT * FROM api_resource")));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_msg(strstr(err.detail, "there twice"), "%s", err.detail);
}

START_TEST(all_contradictions_are_named_at_once)
{
	struct catalog *catalog =
		load(dataset_with("DROP VIEW api_wrecks; DELETE FROM api_field WHERE resource = 'keepers';"
						  "UPDATE api_field SET field = 'depth' WHERE field = 'height'"));
	ck_assert_ptr_null(catalog);
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_uint_eq(err.fault_count, 3);
	ck_assert_str_eq(err.faults[0].parameter, "keepers");
	ck_assert_str_eq(err.faults[1].parameter, "lights");
	ck_assert_str_eq(err.faults[2].parameter, "wrecks");
}

SUITE("load_faults", a_description_that_takes_too_much_memory_is_refused,
	what_others_hold_is_no_fault_of_a_dataset, numbers_that_no_index_can_have_are_refused,
	a_dataset_without_identity_is_refused, a_description_that_does_not_fit_is_refused,
	a_text_that_is_missing_or_broken_is_refused, a_name_that_needs_quoting_is_refused,
	a_resource_that_is_there_twice_is_refused, all_contradictions_are_named_at_once)
