#include "dataset/authorizer.h"

#include <sqlite3.h>
#include <stddef.h>
#include <string.h>

void authorizer_harden(struct sqlite3 *db)
{
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
#define X(limit, value) sqlite3_limit(db, limit, value);
	AUTHORIZER_LIMITS(X)
#undef X
}

static bool is_api(const char *name)
{
	return name && strncmp(name, "api_", 4) == 0;
}

/* The functions that the server's queries and a dataset's views may call: all pure and cheap. */
static bool is_allowed_function(const char *name)
{
	static const char *const names[] = {"abs", "avg", "bm25", "char", "coalesce", "count", "date",
		"format", "group_concat", "ifnull", "iif", "instr", "json_group_array", "length", "like",
		"lower", "match", "max", "min", "nullif", "printf", "replace", "round", "substr", "sum",
		"taken", "trim", "upper"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sqlite3_stricmp(name, names[i]) == 0)
			return true;
	return false;
}

/*
 * Base tables may be read only by views named api_*; SQLite passes the innermost view as `view`.
 * Tables of common table expressions and json_each have no database or are listed.
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
		/* FTS5 uses this to see whether its index has changed */
		return strcmp(first, "data_version") == 0 && !second ? SQLITE_OK : SQLITE_DENY;
	case SQLITE_FUNCTION:
		return is_allowed_function(second) ? SQLITE_OK : SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

bool authorizer_install(struct sqlite3 *db)
{
	return sqlite3_set_authorizer(db, authorize, NULL) == SQLITE_OK;
}
