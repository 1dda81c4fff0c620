#include "db_fixture.h"

START_TEST(what_a_dataset_offers_can_be_read)
{
	static const struct {
		const char *sql;
		int rows;
	} cases[] = {
		{"SELECT * FROM api_lights", 12},
		{"SELECT * FROM api_keepers", 2},
		{"SELECT * FROM api_wrecks", 0},
		{"SELECT * FROM api_dataset", 1},
		{"SELECT * FROM api_resource", 3},
		{"SELECT * FROM api_field", 15},
		{"SELECT * FROM api_vocabulary", 4},
		{"SELECT count(*), max(height), min(height) FROM api_lights", 1},
		{"SELECT id FROM api_lights WHERE \"name_en\" LIKE '%rock' ESCAPE '\\'", 3},
		{"SELECT id FROM api_lights WHERE EXISTS (SELECT 1 FROM json_each(\"colours\") "
		 "WHERE value IN ('red'))",
			4},
		{"SELECT k.id FROM api_keepers AS k JOIN api_lights AS l ON l.keeper_id = k.id", 2},
		{"SELECT id FROM api_lights ORDER BY height DESC, id LIMIT 5", 5},
		{"SELECT resource, id FROM api_search", 14},
		{"SELECT id FROM api_search WHERE api_search MATCH '\"rock\"' ORDER BY rank", 3},
		{"SELECT id FROM api_search WHERE api_search MATCH '\"alex\" *' AND resource = 'lights'",
			1},
		{"SELECT id FROM api_search WHERE api_search MATCH '\"灯塔\" AND \"亚\"'", 1},
		{"SELECT * FROM (SELECT bm25(api_search, 0, 0, 10, 5, 1) AS r, id "
		 "FROM api_search WHERE api_search MATCH "
		 "'\"rock\"') WHERE (r, id) > (-1000, '') ORDER BY r, id",
			3},
		{"SELECT id FROM api_lights WHERE id IN (SELECT id FROM api_search WHERE api_search MATCH "
		 "'\"rock\"' AND resource = 'lights') AND height > 40",
			1},
		{"SELECT abs(-1), coalesce(NULL, 1), length('a'), lower('A'), upper('a'), substr('ab', 1, "
		 "1), replace('a', 'a', 'b'), trim(' a '), round(1.5), nullif(1, 1), ifnull(NULL, 1), "
		 "instr('ab', 'b'), printf('%d', 1), format('%d', 1), iif(1, 2, 3), avg(1), sum(1), group_concat(1), char(65), date('2021-07-16')",
			1},
	};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(cases); i++) {
		int rows = run(db, cases[i].sql);
		ck_assert_msg(rows == cases[i].rows, "%s: %d rows %s", cases[i].sql, rows, err.detail);
	}
	db_close(db);
}

START_TEST(nothing_else_can_be_read)
{
	static const char *const statements[] = {
		"SELECT * FROM lights",
		"SELECT id FROM keepers",
		"SELECT count(*) FROM lights",
		"SELECT * FROM keeper_json",
		"SELECT * FROM sqlite_schema",
		"SELECT * FROM sqlite_master",
		"SELECT name FROM sqlite_temp_schema",
		"SELECT * FROM sqlite_stat1",
		"SELECT * FROM pragma_table_info('api_lights')",
		"SELECT * FROM pragma_database_list",
		"SELECT * FROM dbstat",
		"SELECT * FROM sqlite_dbpage",
		"SELECT * FROM json_tree('[]')",
		"SELECT l.id FROM api_lights AS l JOIN lights AS b ON b.id = l.id",
		"SELECT id FROM api_lights WHERE id IN (SELECT id FROM keepers)",
		"SELECT (SELECT name FROM keepers LIMIT 1) FROM api_lights",
		"SELECT id FROM api_lights UNION SELECT id FROM keepers",
		"SELECT id FROM api_lights ORDER BY (SELECT count(*) FROM keepers)",
		"SELECT * FROM (SELECT * FROM lights) AS api_lights",
		"WITH l AS (SELECT * FROM lights) SELECT * FROM l",
		"SELECT * FROM nothing",
		"SELECT * FROM main.lights",
		"SELECT rowid FROM lights",
	};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(statements); i++) {
		ck_assert_msg(run(db, statements[i]) == -1, "%s is allowed", statements[i]);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		ck_assert_str_ne(err.detail, "");
	}
	db_close(db);
}

START_TEST(nothing_can_be_changed)
{
	static const char *const statements[] = {
		"INSERT INTO keepers VALUES ('a', 'b')",
		"UPDATE api_dataset SET version = '9.9.9'",
		"DELETE FROM lights",
		"INSERT INTO api_vocabulary VALUES ('a', 'b', 'c', 'd', 'e', 'f')",
		"CREATE TABLE api_t (a)",
		"CREATE TEMP TABLE api_t (a)",
		"CREATE VIEW api_v AS SELECT 1",
		"CREATE TEMP VIEW api_v AS SELECT * FROM lights",
		"CREATE INDEX api_i ON lights (id)",
		"CREATE TEMP TRIGGER api_t AFTER INSERT ON lights BEGIN SELECT 1; END",
		"CREATE VIRTUAL TABLE api_v USING fts5(a)",
		"DROP TABLE lights",
		"DROP VIEW api_lights",
		"ALTER TABLE lights RENAME TO api_base",
		"INSERT INTO api_search (api_search) VALUES ('rebuild')",
		"INSERT INTO api_search (id) VALUES ('a')",
		"DELETE FROM api_search",
		"UPDATE api_search_config SET v = 1",
		"PRAGMA data_version = 1",
		"PRAGMA main.table_info(api_search)",
		"REINDEX",
		"ANALYZE",
		"VACUUM",
		"VACUUM INTO '/tmp/yigai-stolen.db'",
		"BEGIN",
		"SAVEPOINT a",
		"ATTACH ':memory:' AS api_a",
		"ATTACH '/etc/passwd' AS a",
		"DETACH main",
		"PRAGMA user_version",
		"PRAGMA user_version = 7",
		"PRAGMA writable_schema = 1",
		"PRAGMA query_only = 0",
		"PRAGMA table_info(lights)",
	};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(statements); i++) {
		ck_assert_msg(run(db, statements[i]) == -1, "%s is allowed", statements[i]);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
	}
	ck_assert_int_ne(access("/tmp/yigai-stolen.db", F_OK), 0);
	db_close(db);
}

START_TEST(functions_that_are_not_listed_are_refused)
{
	static const char *const calls[] = {"random()", "randomblob(8)", "load_extension('/tmp/x.so')",
		"zeroblob(1000000000)", "sqlite_version()", "sqlite_source_id()", "last_insert_rowid()",
		"changes()", "total_changes()", "hex('a')", "quote('a')", "unicode('a')", "typeof(1)",
		"readfile('/etc/passwd')", "writefile('/tmp/x', 'a')", "fts5(1)", "current_timestamp",
		"current_date", "strftime('%s', 'now')", "json('[]')", "RANDOM()",
		"sqlite_compileoption_get(0)", "total(height)", "nothing()"};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(calls); i++) {
		char sql[200];
		snprintf(sql, sizeof sql, "SELECT %s FROM api_lights", calls[i]);
		ck_assert_msg(run(db, sql) == -1, "%s is allowed", sql);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
	}
	db_close(db);
}

START_TEST(a_quoted_name_that_does_not_exist_is_no_text)
{
	static const char *const statements[] = {"SELECT \"nothing\" FROM api_lights",
		"SELECT id FROM api_lights WHERE \"nothing\" = 'nothing'",
		"SELECT id FROM api_lights ORDER BY \"nothing\"", "SELECT \"\" FROM api_lights",
		"SELECT max(\"nothing\" IS NULL) FROM api_lights"};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(statements); i++) {
		ck_assert_msg(run(db, statements[i]) == -1, "%s is allowed", statements[i]);
		ck_assert_msg(strstr(err.detail, "no such column") != NULL, "%s", err.detail);
	}
	db_close(db);
}

/* `head`, `count` times `part`, `tail`. */
static const char *repeated(const char *head, size_t count, const char *part, const char *tail)
{
	static char room[1 << 19];
	static size_t used;
	char *text = room + used, *end = text;
	ck_assert_uint_lt(used + strlen(head) + count * strlen(part) + strlen(tail), sizeof room);
	end = stpcpy(end, head);
	for (size_t i = 0; i < count; i++)
		end = stpcpy(end, part);
	used += (size_t)(stpcpy(end, tail) + 1 - text);
	return text;
}

START_TEST(a_statement_is_bounded)
{
	enum { SQL_MAX = 128 << 10, WRAP = sizeof "SELECT 1 --" - 1 };
	struct {
		const char *allowed, *refused;
	} cases[] = {
		{"SELECT ?250", "SELECT ?251"},
		{repeated("SELECT 1 --", SQL_MAX - WRAP, "x", ""),
			repeated("SELECT 1 --", SQL_MAX - WRAP + 1, "x", "")},
		{repeated("SELECT ", 255, "1,", "1"), repeated("SELECT ", 256, "1,", "1")},
		{repeated("SELECT 1", 199, "+1", ""), repeated("SELECT 1", 200, "+1", "")},
		{repeated("SELECT 1", 63, " UNION ALL SELECT 1", ""),
			repeated("SELECT 1", 64, " UNION ALL SELECT 1", "")},
		{repeated("SELECT max(", 31, "1,", "1)"), repeated("SELECT max(", 32, "1,", "1)")},
		{repeated("SELECT 'x' LIKE '", 32 << 10, "x", "'"),
			repeated("SELECT 'x' LIKE '", (32 << 10) + 1, "x", "'")},
		{"SELECT length(replace(printf('%.*c', 4096, 'x'), 'x', printf('%.*c', 16384, 'y')))",
			"SELECT length(replace(printf('%.*c', 4097, 'x'), 'x', printf('%.*c', 16384, 'y')))"},
	};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_msg(run(db, cases[i].allowed) > 0, "case %zu: %s", i, err.detail);
		ck_assert_msg(run(db, cases[i].refused) == -1, "case %zu is allowed", i);
	}
	db_close(db);
}

START_TEST(no_extension_can_be_loaded_and_no_file_attached)
{
	static const char *const statements[] = {"SELECT load_extension('libm.so.6')",
		"ATTACH ':memory:' AS other", "ATTACH 'lights.db' AS other",
		"SELECT * FROM pragma_database_list", "SELECT readfile('/etc/hostname')"};
	struct db *db = open_lights();
	for (size_t i = 0; i < COUNT(statements); i++)
		ck_assert_msg(run(db, statements[i]) == -1, "%s is allowed", statements[i]);
	db_close(db);
}

SUITE("authorizer", what_a_dataset_offers_can_be_read, nothing_else_can_be_read,
	nothing_can_be_changed, functions_that_are_not_listed_are_refused,
	a_quoted_name_that_does_not_exist_is_no_text, a_statement_is_bounded,
	no_extension_can_be_loaded_and_no_file_attached)
