#include "dataset/check.h"

#include "base/text.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* Runs a statement whose rows are faults, unless a row's text is `fine`. */
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

/* Returns the first column of the current row with a text that is not UTF-8, or -1. */
static int find_broken_text(sqlite3_stmt *row)
{
	for (int i = 0; i < sqlite3_column_count(row); i++) {
		if (sqlite3_column_type(row, i) != SQLITE_TEXT)
			continue;
		const char *text = (const char *)sqlite3_column_text(row, i);
		if (!text || !text_is_utf8(text, (size_t)sqlite3_column_bytes(row, i)))
			return i;
	}
	return -1;
}

/* Reads a table up to the first text that is not UTF-8. */
static bool check_texts_of(
	sqlite3 *db, const char *table, void (*report)(void *context, const char *fault), void *context)
{
	sqlite3_stmt *row = NULL;
	char fault[256] = "";
	char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
	int result = sql ? sqlite3_prepare_v2(db, sql, -1, &row, NULL) : SQLITE_NOMEM;
	while (result == SQLITE_OK || result == SQLITE_ROW) {
		result = sqlite3_step(row);
		int broken = result == SQLITE_ROW ? find_broken_text(row) : -1;
		if (broken < 0)
			continue;
		snprintf(fault, sizeof fault, "%.100s.%.100s holds text that is not UTF-8", table,
			sqlite3_column_name(row, broken));
		break;
	}
	bool ok = result == SQLITE_DONE;
	if (!ok)
		report(context, *fault ? fault : sqlite3_errmsg(db));
	sqlite3_finalize(row);
	sqlite3_free(sql);
	return ok;
}

/* Checks the texts of all tables, so that code that writes answers need not check them. */
static bool check_texts(
	sqlite3 *db, void (*report)(void *context, const char *fault), void *context)
{
	sqlite3_stmt *table = NULL;
	bool ok = true;
	int result = sqlite3_prepare_v2(db,
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name", -1,
		&table, NULL);
	while (result == SQLITE_OK || result == SQLITE_ROW) {
		result = sqlite3_step(table);
		const char *name =
			result == SQLITE_ROW ? (const char *)sqlite3_column_text(table, 0) : NULL;
		if (name)
			ok = check_texts_of(db, name, report, context) && ok;
	}
	if (result != SQLITE_DONE)
		report(context, sqlite3_errmsg(db));
	sqlite3_finalize(table);
	return ok && result == SQLITE_DONE;
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
			NULL, report, context) &&
		check_texts(db, report, context);
}
