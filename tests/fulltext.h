#ifndef FULLTEXT_H
#define FULLTEXT_H

#include "base/buf.h"
#include "fulltext/match.h"
#include "fulltext/tokenizer.h"

#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* An index in memory through the tokenizer, for suites that look what a MATCH finds. */
static inline sqlite3 *fulltext_open(void)
{
	sqlite3 *db = NULL;
	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	ck_assert_int_eq(tokenizer_register(db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(a, b, tokenize = 'yigai')",
						 NULL, NULL, NULL),
		SQLITE_OK);
	return db;
}

/* Puts a text into the index as its only row. */
static inline void fulltext_put(sqlite3 *db, const char *text, size_t len)
{
	sqlite3_stmt *insert = NULL;
	ck_assert_int_eq(sqlite3_exec(db, "DELETE FROM t", NULL, NULL, NULL), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_prepare_v2(db, "INSERT INTO t VALUES (?1, 'elsewhere')", -1, &insert, NULL),
		SQLITE_OK);
	sqlite3_bind_text64(insert, 1, text, len, SQLITE_STATIC, SQLITE_UTF8);
	ck_assert_int_eq(sqlite3_step(insert), SQLITE_DONE);
	sqlite3_finalize(insert);
}

/* What a MATCH finds, as highlight() shows it with [ and ]; "" for nothing. */
static inline const char *fulltext_find(sqlite3 *db, const char *match)
{
	static char found[4096];
	sqlite3_stmt *select = NULL;
	struct buf spelled;
	buf_init(&spelled, 1 << 16);
	match_spell_out(match, &spelled);
	found[0] = '\0';
	ck_assert_int_eq(
		sqlite3_prepare_v2(db,
			"SELECT highlight(t, 0, '[', ']') FROM (SELECT rowid AS r FROM t WHERE t MATCH ?1) "
			"CROSS JOIN t ON t.rowid = r WHERE t MATCH ?2",
			-1, &select, NULL),
		SQLITE_OK);
	sqlite3_bind_text(select, 1, match, -1, SQLITE_STATIC);
	sqlite3_bind_text(select, 2, buf_text(&spelled), -1, SQLITE_STATIC);
	int result = sqlite3_step(select);
	if (result == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(select, 0);
		snprintf(found, sizeof found, "%s", text ? text : "");
		result = sqlite3_step(select);
	}
	ck_assert_msg(result == SQLITE_DONE, "%s: %s", match, sqlite3_errmsg(db));
	sqlite3_finalize(select);
	buf_finish(&spelled);
	return found;
}

#endif
