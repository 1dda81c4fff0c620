#include "suite.h"

#include "fulltext.h"

#include <stdint.h>

/* A database whose search has two rows. */
static sqlite3 *filled(void)
{
	sqlite3 *db = fulltext_open();
	ck_assert_int_eq(
		sqlite3_exec(db,
			"DROP VIEW api_text; DROP VIEW api_length;"
			"CREATE TABLE api_text (row INTEGER PRIMARY KEY, resource, id, name);"
			"INSERT INTO api_text VALUES (1, 'lights', 'a', '灯塔 one'), (2, 'lights', 'b', 'two');"
			"CREATE VIRTUAL TABLE api_search USING fts5(resource UNINDEXED, id UNINDEXED, name, "
			"content = 'api_text', content_rowid = 'row', tokenize = 'yigai', "
			"columnsize = 0); INSERT INTO api_search (api_search) VALUES ('rebuild');"
			"CREATE TABLE api_length AS SELECT 0 AS chunk, search_lengths(0) AS lengths;"
			"CREATE TABLE api_item AS SELECT 0 AS chunk, x'0100000002000000' AS items;"
			"CREATE TABLE api_common AS SELECT 'one' AS word, 1 AS hits;"
			"CREATE TABLE api_word AS SELECT 'search' AS resource, 'category' AS field, 0 AS code;"
			"CREATE TABLE api_column AS SELECT 'search' AS resource, 'category' AS field, 0 AS chunk",
			NULL, NULL, NULL),
		SQLITE_OK);
	return db;
}

/* 0 with the code of what failed. */
static sqlite3_int64 checksum(sqlite3 *db, int *ret_code)
{
	sqlite3_stmt *statement = NULL;
	ck_assert_int_eq(
		sqlite3_prepare_v2(db, "SELECT search_checksum()", -1, &statement, NULL), SQLITE_OK);
	*ret_code = sqlite3_step(statement);
	sqlite3_int64 sum = *ret_code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
	sqlite3_finalize(statement);
	return sum;
}

START_TEST(the_same_index_has_the_same_checksum)
{
	int code;
	sqlite3 *one = filled(), *other = filled();
	ck_assert(checksum(one, &code) == checksum(other, &code));
	ck_assert(checksum(one, &code) == checksum(one, &code));
	ck_assert_int_eq(code, SQLITE_ROW);
	sqlite3_close(one);
	sqlite3_close(other);
}

START_TEST(whatever_changes_changes_it)
{
	static const char *const sql[] = {
		"UPDATE api_search_data SET block = zeroblob(length(block)) WHERE id = 1",
		"UPDATE api_search_data SET id = id + 1 WHERE id > 10",
		"UPDATE api_search_data SET block = CAST(block AS TEXT) WHERE id = 1",
		"DELETE FROM api_search_data WHERE id > 10",
		"UPDATE api_search_idx SET pgno = pgno + 1",
		"UPDATE api_search_idx SET term = x'30'",
		"UPDATE api_length SET lengths = x'02000200'",
		"DELETE FROM api_length",
		"UPDATE api_item SET items = x'0200000001000000'",
		"DELETE FROM api_item",
		"UPDATE api_common SET hits = 2",
		"DELETE FROM api_common",
		"DELETE FROM api_word",
		"UPDATE api_column SET chunk = 1",
		"UPDATE api_text SET name = 'Two' WHERE row = 2",
		"UPDATE api_text SET id = id || name, name = '' WHERE row = 2",
		"UPDATE api_text SET name = NULL WHERE row = 2",
		"UPDATE api_search_config SET v = 3",
		"UPDATE api_search_config SET v = CAST(v AS TEXT)",
	};
	int code;
	for (size_t i = 0; i < COUNT(sql); i++) {
		sqlite3 *db = filled();
		sqlite3_int64 before = checksum(db, &code);
		ck_assert_int_eq(sqlite3_exec(db, sql[i], NULL, NULL, NULL), SQLITE_OK);
		ck_assert_msg(sqlite3_changes(db) > 0, "%s", sql[i]);
		ck_assert_msg(checksum(db, &code) != before, "%s", sql[i]);
		ck_assert_int_eq(code, SQLITE_ROW);
		sqlite3_close(db);
	}
}

START_TEST(without_an_index_there_is_none)
{
	int code;
	sqlite3 *db = fulltext_open();
	checksum(db, &code);
	ck_assert_int_eq(code, SQLITE_ERROR);
	sqlite3_close(db);
}

static int interrupt(void *db)
{
	sqlite3_interrupt(db);
	return 0;
}

START_TEST(it_can_be_interrupted)
{
	int code;
	sqlite3 *db = filled();
	sqlite3_progress_handler(db, 10, interrupt, db);
	checksum(db, &code);
	ck_assert_int_eq(code, SQLITE_INTERRUPT);
	sqlite3_close(db);
}

START_TEST(no_schema_may_call_it)
{
	sqlite3 *db = filled();
	ck_assert_int_eq(sqlite3_exec(db, "CREATE VIEW v AS SELECT search_checksum(); SELECT * FROM v",
						 NULL, NULL, NULL),
		SQLITE_ERROR);
	ck_assert_ptr_nonnull(strstr(sqlite3_errmsg(db), "unsafe use of search_checksum()"));
	sqlite3_close(db);
}

SUITE("checksum", the_same_index_has_the_same_checksum, whatever_changes_changes_it,
	without_an_index_there_is_none, it_can_be_interrupted, no_schema_may_call_it)
