#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/vfs.h"

static struct error err;

/* How many pieces the schema of a file has; -1 with an error if it cannot be opened and read. */
static int pieces(const char *path)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *statement = NULL;
	error_clear(&err);
	int count = -1;
	if (vfs_open(path, &db, &err) &&
		sqlite3_prepare_v2(db, "SELECT count(*) FROM sqlite_schema", -1, &statement, NULL) ==
			SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW)
		count = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return count;
}

START_TEST(what_is_no_file_is_refused)
{
	static const struct {
		const char *path, *reason;
	} cases[] = {
		{"/nowhere/lights.db", "/nowhere/lights.db: No such file or directory"},
		{"/tmp", "/tmp: not a file"},
		{"/dev/null", "/dev/null: not a file"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		ck_assert_int_eq(pieces(cases[i].path), -1);
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_str_eq(err.detail, cases[i].reason);
	}
}

START_TEST(nothing_is_written)
{
	sqlite3 *db = NULL;
	ck_assert(vfs_open(dataset_lights(), &db, &err));
	ck_assert_int_eq(sqlite3_db_readonly(db, "main"), 1);
	ck_assert_int_eq(sqlite3_exec(db, "DELETE FROM lights", NULL, NULL, NULL), SQLITE_READONLY);
	sqlite3_close(db);
}

START_TEST(any_name_of_a_file_can_be_opened)
{
	static const char *const names[] = {"a b.db", "a?mode=memory", "a#b", "a%41.db", "%", "灯塔.db",
		"file:a.db", ":memory:", "a&b=c", "a'b\"c", "\x01\xFF"};
	for (size_t i = 0; i < COUNT(names); i++) {
		ck_assert_msg(pieces(dataset_copy(names[i])) > 0, "%s: %s", names[i], err.detail);
		dataset_clear();
	}
}

START_TEST(a_path_may_be_relative)
{
	dataset_copy("a.db");
	ck_assert_int_eq(chdir(dataset_folder), 0);
	static const char *const names[] = {"a.db", "./a.db", ".//a.db"};
	for (size_t i = 0; i < COUNT(names); i++)
		ck_assert_msg(pieces(names[i]) > 0, "%s", err.detail);
	ck_assert_int_eq(chdir("/"), 0);
}

START_TEST(a_path_of_any_length_is_answered)
{
	static char path[20000];
	static const struct {
		size_t len;
		const char *reason;
	} cases[] = {{300, "too long"}, {16367, "…"}, {16368, "…: the path is too long"},
		{sizeof path - 1, "…: the path is too long"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		memset(path, 'a', cases[i].len);
		path[cases[i].len] = '\0';
		ck_assert_int_eq(pieces(path), -1);
		ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
		ck_assert_uint_gt(strlen(err.detail), 200);
		ck_assert_msg(strstr(err.detail, cases[i].reason) != NULL, "%s", err.detail);
	}
}

/* SQLite would take the bytes that are missing for zeroes. */
START_TEST(a_read_that_comes_short_fails)
{
	sqlite3 *db = NULL;
	const char *path = dataset_copy("short.db");
	ck_assert(vfs_open(path, &db, &err));
	ck_assert_int_eq(sqlite3_exec(db, "SELECT * FROM lights", NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(truncate(path, 3 * 4096), 0);
	ck_assert_int_eq(
		sqlite3_exec(db, "SELECT count(*) FROM api_search_data", NULL, NULL, NULL), SQLITE_IOERR);
	ck_assert_int_eq(sqlite3_extended_errcode(db), SQLITE_IOERR_READ);
	sqlite3_close(db);
}

SUITE("vfs", what_is_no_file_is_refused, nothing_is_written, any_name_of_a_file_can_be_opened,
	a_path_may_be_relative, a_path_of_any_length_is_answered, a_read_that_comes_short_fails)
