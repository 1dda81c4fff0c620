#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/connect.h"

#include <string.h>

static struct error err;

static void assert_refused(const char *path, const char *reason)
{
	error_clear(&err);
	sqlite3 *connection = connect_open(path, &err);
	ck_assert_msg(connection == NULL, "%s is opened", path);
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_msg(strncmp(err.detail, path, strlen(path)) == 0, "no name in: %s", err.detail);
	ck_assert_msg(strstr(err.detail, reason) != NULL, "not %s, but: %s", reason, err.detail);
}

START_TEST(a_file_that_is_missing_is_named)
{
	assert_refused("/nowhere/lights.db", "No such file or directory");
}

START_TEST(an_empty_file_is_refused)
{
	const char *path = dataset_path("empty.db");
	dataset_write(path, "", 0);
	assert_refused(path, "not a dataset: a database of another application");
}

START_TEST(a_file_that_is_no_database_is_refused)
{
	static const char *const texts[] = {
		"id,name\ngrace,\"Darling, Grace\"\n", "S", "SQLite format 4", "SQLite format 3"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		char data[4096] = "";
		strcpy(data, texts[i]);
		const char *path = dataset_path("text.db");
		dataset_write(path, data, i == 0 ? strlen(data) : sizeof data);
		assert_refused(path, "not a dataset: file is not a database");
		dataset_clear();
	}
}

START_TEST(a_bit_of_the_magic_that_is_flipped_is_noticed)
{
	for (long i = 0; i < 16; i++) {
		const char *path = dataset_copy("flipped.db");
		dataset_patch(path, i, &(char){"SQLite format 3"[i] ^ 0x20}, 1);
		assert_refused(path, "not a dataset: file is not a database");
		dataset_clear();
	}
}

START_TEST(the_identity_is_the_application_and_the_schema_version)
{
	static const struct {
		const char *sql, *reason;
	} cases[] = {
		{"PRAGMA application_id = 0", "a database of another application"},
		{"PRAGMA application_id = 1499031394", "a database of another application"},
		{"PRAGMA application_id = 1499031392", "a database of another application"},
		{"PRAGMA user_version = 0", "has schema version 0, this server reads 19: build"},
		{"PRAGMA user_version = 1000", "has schema version 1000, this server reads 19: build"},
		{"PRAGMA user_version = -1", "has schema version -1, this server reads 19: build"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_refused(dataset_with(cases[i].sql), cases[i].reason);
		dataset_clear();
	}
	sqlite3 *connection = connect_open(dataset_lights(), &err);
	ck_assert_ptr_nonnull(connection);
	sqlite3_close(connection);
}

START_TEST(a_connection_reads_what_the_authorizer_allows_and_changes_nothing)
{
	static const struct {
		const char *sql;
		int result;
	} cases[] = {
		{"SELECT id FROM api_lights", SQLITE_OK},
		{"SELECT id FROM api_search WHERE api_search MATCH 'rock'", SQLITE_OK},
		{"SELECT value FROM json_each('[1]')", SQLITE_OK},
		{"SELECT id FROM lights", SQLITE_AUTH},
		{"DELETE FROM lights", SQLITE_AUTH},
		{"PRAGMA query_only = 0", SQLITE_AUTH},
		{"SELECT \"no such column\"", SQLITE_ERROR},
	};
	error_clear(&err);
	sqlite3 *connection = connect_open(dataset_lights(), &err);
	ck_assert_msg(connection != NULL, "%s", err.detail);
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(sqlite3_exec(connection, cases[i].sql, NULL, NULL, NULL) == cases[i].result,
			"%s: %s", cases[i].sql, sqlite3_errmsg(connection));
	sqlite3_close(connection);
}

START_TEST(a_dataset_whose_search_is_missing_is_refused)
{
	assert_refused(
		dataset_with(
			"PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'api_search'"),
		"no such table: api_search");
}

SUITE("connect", a_file_that_is_missing_is_named, an_empty_file_is_refused,
	a_file_that_is_no_database_is_refused, a_bit_of_the_magic_that_is_flipped_is_noticed,
	the_identity_is_the_application_and_the_schema_version,
	a_connection_reads_what_the_authorizer_allows_and_changes_nothing,
	a_dataset_whose_search_is_missing_is_refused)
