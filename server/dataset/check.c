#include "dataset/check.h"

#include <sqlite3.h>
#include <string.h>

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

bool check_file(sqlite3 *db, void (*report)(void *context, const char *fault), void *context)
{
	return check_with(db, "PRAGMA integrity_check", "ok", report, context) &&
		check_with(db,
			"SELECT printf('%s: row %d points at nothing in %s', \"table\", rowid, parent) "
			"FROM pragma_foreign_key_check",
			NULL, report, context) &&
		check_with(db,
			"SELECT 'the search index is not the one that was built' "
			"WHERE (SELECT search FROM api_checksum) IS NOT search_checksum()",
			NULL, report, context);
}
