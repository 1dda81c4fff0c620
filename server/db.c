#include "db.h"

#include "buf.h"
#include "error.h"
#include "tokenizer.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Opaque names for SQLite's own types: no wrapper is needed, and no header of theirs leaks out. */
static sqlite3 *handle(struct db *db)
{
	return (sqlite3 *)db;
}

static sqlite3_stmt *stmt(struct statement *statement)
{
	return (sqlite3_stmt *)statement;
}

static bool is_api(const char *name)
{
	return name && strncmp(name, "api_", 4) == 0;
}

/* The functions that sql.c's queries and a schema's views may call: pure, and cheap. */
static bool is_allowed_function(const char *name)
{
	static const char *const names[] = {"abs", "bm25", "char", "coalesce", "count", "date",
		"format", "highlight", "ifnull", "iif", "instr", "length", "like", "lower", "match", "max",
		"min", "nullif", "printf", "replace", "round", "substr", "sum", "trim", "upper"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sqlite3_stricmp(name, names[i]) == 0)
			return true;
	return false;
}

/*
 * Base tables are read only from inside a view named api_*; sqlite tells the innermost view in
 * `view`. Tables of common table expressions and json_each have no database or are listed.
 */
static int authorize(void *context, int action, const char *first, const char *second,
	const char *database, const char *view)
{
	(void)context;
	(void)database;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return is_api(first) || is_api(view) || strcmp(first, "json_each") == 0 ? SQLITE_OK
																				: SQLITE_DENY;
	case SQLITE_PRAGMA:
		/* FTS5 asks so whether its index is still the one it read */
		return strcmp(first, "data_version") == 0 && !second ? SQLITE_OK : SQLITE_DENY;
	case SQLITE_FUNCTION:
		return is_allowed_function(second) ? SQLITE_OK : SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

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

/* Hardens the connection and asks the file who it is. */
static bool admit(sqlite3 *db, const char *path, struct error *err)
{
	int application_id = 0, version = 0;
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	/* virtual tables are made on their first use, by statements that the authorizer would refuse */
	static const char prelude[] = "PRAGMA query_only = 1; PRAGMA cell_size_check = 1;"
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
			"%s: has schema version %d, this server reads %d: build the dataset again", path,
			version, DB_SCHEMA_VERSION);
	if (sqlite3_exec(db, "SELECT 1 FROM api_search LIMIT 0", NULL, NULL, NULL) != SQLITE_OK ||
		sqlite3_set_authorizer(db, authorize, NULL) != SQLITE_OK)
		return error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, sqlite3_errmsg(db));
	return true;
}

/* A URI (RFC 3986) for any path: SQLite takes `immutable` only there. */
static bool file_uri(struct buf *uri, const char *path)
{
	/* an empty authority, so that two slashes at the beginning of a path make none */
	buf_puts(uri, *path == '/' ? "file://" : "file:");
	for (const unsigned char *p = (const unsigned char *)path; *p; p++) {
		if (*p == '%' || *p == '?' || *p == '#' || *p < 0x21 || *p > 0x7E)
			buf_printf(uri, "%%%02X", *p);
		else
			buf_putc(uri, (char)*p);
	}
	buf_puts(uri, "?immutable=1");
	return buf_text(uri) != NULL;
}

struct db *db_open(const char *path, struct error *err)
{
	sqlite3 *db = NULL;
	struct buf uri;
	buf_init(&uri, 16384);
	if (!file_uri(&uri, path)) {
		error_set(err, ERROR_UNAVAILABLE, "%.200s…: the path is too long", path);
	} else if (access(path, R_OK) != 0) {
		/* SQLite would only say that it cannot open the file. */
		error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, strerror(errno));
	} else if (sqlite3_open_v2(uri.data, &db,
				   SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
					   SQLITE_OPEN_PRIVATECACHE,
				   NULL) != SQLITE_OK) {
		error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, db ? sqlite3_errmsg(db) : "no memory");
	} else if (admit(db, path, err)) {
		buf_finish(&uri);
		return (struct db *)db;
	}
	sqlite3_close(db);
	buf_finish(&uri);
	return NULL;
}

void db_close(struct db *db)
{
	sqlite3_close(handle(db));
}

/* Runs a statement of which each row is a fault, unless its text is `fine`. */
static bool check_with(sqlite3 *db, const char *sql, const char *fine,
	void (*report)(void *context, const char *fault), void *context)
{
	sqlite3_stmt *statement = NULL;
	bool ok = true;
	int result = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
	while (result == SQLITE_OK || result == SQLITE_ROW) {
		result = sqlite3_step(statement);
		if (result != SQLITE_ROW)
			break;
		const char *fault = (const char *)sqlite3_column_text(statement, 0);
		if (!fault || (fine && strcmp(fault, fine) == 0))
			continue;
		report(context, fault);
		ok = false;
	}
	if (result != SQLITE_DONE) {
		report(context, sqlite3_errmsg(db));
		ok = false;
	}
	sqlite3_finalize(statement);
	return ok;
}

bool db_check(struct db *db, void (*report)(void *context, const char *fault), void *context)
{
	sqlite3_set_authorizer(handle(db), NULL, NULL);
	bool whole = check_with(handle(db), "PRAGMA integrity_check", "ok", report, context);
	if (whole)
		whole = check_with(handle(db),
			"SELECT printf('%s: row %d points at nothing in %s', \"table\", rowid, parent) "
			"FROM pragma_foreign_key_check",
			NULL, report, context);
	sqlite3_set_authorizer(handle(db), authorize, NULL);
	return whole;
}

struct statement *db_prepare(struct db *db, const char *sql, struct error *err)
{
	sqlite3_stmt *statement = NULL;
	if (sqlite3_prepare_v2(handle(db), sql, -1, &statement, NULL) != SQLITE_OK) {
		error_set(err, ERROR_INTERNAL, "%s", sqlite3_errmsg(handle(db)));
		return NULL;
	}
	return (struct statement *)statement;
}

void statement_destroy(struct statement *statement)
{
	sqlite3_finalize(stmt(statement));
}

bool statement_bind(
	struct statement *statement, int index, const struct value *value, struct error *err)
{
	sqlite3_stmt *s = stmt(statement);
	int result = SQLITE_MISUSE;
	switch (value->type) {
	case VALUE_NULL:
		result = sqlite3_bind_null(s, index);
		break;
	case VALUE_INTEGER:
		result = sqlite3_bind_int64(s, index, value->integer);
		break;
	case VALUE_NUMBER:
		result = sqlite3_bind_double(s, index, value->number);
		break;
	case VALUE_TEXT:
		result = sqlite3_bind_text64(s, index, value->text, value->len, SQLITE_STATIC, SQLITE_UTF8);
		break;
	}
	if (result != SQLITE_OK)
		return error_set(
			err, ERROR_INTERNAL, "binding value %d: %s", index, sqlite3_errstr(result));
	return true;
}

int statement_step(struct statement *statement, struct error *err)
{
	int result = sqlite3_step(stmt(statement));
	if (result == SQLITE_ROW)
		return 1;
	if (result == SQLITE_DONE)
		return 0;
	error_set(err, ERROR_INTERNAL, "%s", sqlite3_errmsg(sqlite3_db_handle(stmt(statement))));
	return -1;
}

void statement_reset(struct statement *statement)
{
	sqlite3_reset(stmt(statement)); /* repeats the last step's error, which was told then */
}

struct value statement_column(struct statement *statement, int column)
{
	sqlite3_stmt *s = stmt(statement);
	switch (sqlite3_column_type(s, column)) {
	case SQLITE_INTEGER:
		return value_integer(sqlite3_column_int64(s, column));
	case SQLITE_FLOAT:
		return value_number(sqlite3_column_double(s, column));
	case SQLITE_NULL:
		return (struct value){.type = VALUE_NULL};
	default: {
		const char *text = (const char *)sqlite3_column_text(s, column);
		return value_text(text, (size_t)sqlite3_column_bytes(s, column));
	}
	}
}

const char *statement_text(struct statement *statement, int column)
{
	return (const char *)sqlite3_column_text(stmt(statement), column);
}

const char *db_library_version(void)
{
	return sqlite3_libversion();
}
