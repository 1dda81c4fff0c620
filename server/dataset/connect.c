#include "dataset/connect.h"

#include "base/error.h"
#include "dataset/authorizer.h"
#include "dataset/vfs.h"
#include "fulltext/tokenizer.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

static bool pragma_number(sqlite3 *db, const char *sql, int *ret_number)
{
	sqlite3_stmt *statement = NULL;
	bool ok = sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
		sqlite3_step(statement) == SQLITE_ROW;
	if (ok)
		*ret_number = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	return ok;
}

/* Hardens the connection and checks the identity of the file. */
static bool admit(sqlite3 *db, const char *path, struct error *err)
{
	int application_id = 0, version = 0;
	authorizer_harden(db);
	/* virtual tables are created on first use, by statements that the authorizer would refuse */
	static const char prelude[] =
		"PRAGMA query_only = 1; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = 1;"
		"SELECT 1 FROM json_each('[]')";
	if (tokenizer_register(db) != SQLITE_OK ||
		sqlite3_exec(db, prelude, NULL, NULL, NULL) != SQLITE_OK ||
		!pragma_number(db, "PRAGMA application_id", &application_id) ||
		!pragma_number(db, "PRAGMA user_version", &version))
		return error_set(err, ERROR_UNAVAILABLE, "%s: not a dataset: %s", path, sqlite3_errmsg(db));
	if (application_id != DB_APPLICATION_ID)
		return error_set(
			err, ERROR_UNAVAILABLE, "%s: not a dataset: a database of another application", path);
	if (version != DB_SCHEMA_VERSION)
		return error_set(err, ERROR_UNAVAILABLE,
			"%s: has schema version %d, this server reads %d: build it again (schema/generic/upgrade)",
			path, version, DB_SCHEMA_VERSION);
	if (sqlite3_exec(db, "SELECT 1 FROM api_search LIMIT 0", NULL, NULL, NULL) != SQLITE_OK ||
		!authorizer_install(db))
		return error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, sqlite3_errmsg(db));
	return true;
}

sqlite3 *connect_open(const char *path, struct error *err)
{
	sqlite3 *db = NULL;
	if (vfs_open(path, &db, err) && admit(db, path, err))
		return db;
	sqlite3_close(db);
	return NULL;
}
