#ifndef FULLTEXT_H
#define FULLTEXT_H

#include "base/buf.h"
#include "fulltext/highlight.h"
#include "fulltext/match.h"
#include "fulltext/rank.h"
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

/* What was found in the row of a statement whose first column is positions(). */
static inline struct highlight fulltext_highlight(
	sqlite3_stmt *row, const struct match_sizes *sizes)
{
	const struct rank_position *positions = sqlite3_column_blob(row, 0);
	size_t size = (size_t)sqlite3_column_bytes(row, 0);
	return (struct highlight){positions, size / sizeof *positions, sizes};
}

/* A text with [ and ] around what was found in it; the marks alone where no text is kept.
 * A static buffer. */
static inline const char *fulltext_mark(
	const struct highlight *highlight, int column, const char *text)
{
	static char marked[4096];
	struct highlight_reader reader = {.highlight = highlight, .column = column};
	size_t start, end, at = 0;
	struct buf out;
	if (!text)
		return highlight_is_in(highlight, column) ? "[]" : "null";
	reader.tokens = (struct token_reader){.text = text, .len = strlen(text)};
	buf_init(&out, sizeof marked - 1);
	while (highlight_next(&reader, &start, &end)) {
		buf_printf(
			&out, "%.*s[%.*s]", (int)(start - at), text + at, (int)(end - start), text + start);
		at = end;
	}
	buf_puts(&out, text + at);
	snprintf(marked, sizeof marked, "%s", buf_text(&out));
	buf_finish(&out);
	return marked;
}

/* What a MATCH finds in the first column, marked; "" for nothing. */
static inline const char *fulltext_find(sqlite3 *db, const char *match)
{
	const char *found = "";
	sqlite3_stmt *select = NULL;
	struct match_sizes sizes;
	match_measure(match, &sizes);
	ck_assert_int_eq(
		sqlite3_prepare_v2(db, "SELECT positions(t), a FROM t WHERE t MATCH ?1", -1, &select, NULL),
		SQLITE_OK);
	sqlite3_bind_text(select, 1, match, -1, SQLITE_STATIC);
	int result = sqlite3_step(select);
	if (result == SQLITE_ROW) {
		struct highlight highlight = fulltext_highlight(select, &sizes);
		found = fulltext_mark(&highlight, 0, (const char *)sqlite3_column_text(select, 1));
		result = sqlite3_step(select);
	}
	ck_assert_msg(result == SQLITE_DONE, "%s: %s", match, sqlite3_errmsg(db));
	sqlite3_finalize(select);
	return found;
}

#endif
