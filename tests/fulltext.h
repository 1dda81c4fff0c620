#ifndef FULLTEXT_H
#define FULLTEXT_H

#include "base/buf.h"
#include "fulltext/highlight.h"
#include "fulltext/match.h"
#include "fulltext/question.h"
#include "fulltext/rank.h"
#include "fulltext/tokenizer.h"

#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* An index in memory through the tokenizer, for suites that look what a MATCH finds, with as much
 * beside it as is ranked by. */
static inline sqlite3 *fulltext_open(void)
{
	sqlite3 *db = NULL;
	ck_assert_int_eq(sqlite3_open(":memory:", &db), SQLITE_OK);
	ck_assert_int_eq(tokenizer_register(db), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(db,
			"CREATE VIRTUAL TABLE t USING fts5(a, b, tokenize = 'yigai');"
			"CREATE VIEW api_text AS SELECT rowid AS row, 'ts' AS resource, '' AS id, a, b FROM t;"
			"CREATE VIEW api_length AS SELECT value AS chunk, search_lengths(value) AS lengths "
			"FROM json_each('[0, 1]')",
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

/* The last hit of a statement that takes its hits. */
struct fulltext_hit {
	struct rank_position positions[2 * QUESTION_POINTS_MAX];
	size_t count;
};

static inline bool fulltext_take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count)
{
	struct fulltext_hit *hit = context;
	(void)row;
	(void)rank;
	ck_assert_uint_le(count, sizeof hit->positions / sizeof *hit->positions);
	memcpy(hit->positions, positions, count * sizeof *positions);
	hit->count = count;
	return true;
}

/* The first hit of `SELECT taken(…, ?2), … WHERE … MATCH ?1`; false without one. */
static inline bool fulltext_first(sqlite3 *db, const char *sql, const char *match,
	struct fulltext_hit *hit, sqlite3_stmt **ret_row)
{
	struct rank_taker taker = {.take = fulltext_take, .context = hit};
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, ret_row, NULL), SQLITE_OK);
	sqlite3_bind_text(*ret_row, 1, match, -1, SQLITE_STATIC);
	sqlite3_bind_pointer(*ret_row, 2, &taker, RANK_TAKER, NULL);
	int result = sqlite3_step(*ret_row);
	ck_assert_msg(
		result == SQLITE_ROW || result == SQLITE_DONE, "%s: %s", match, sqlite3_errmsg(db));
	return result == SQLITE_ROW;
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
	sqlite3_stmt *row = NULL;
	struct match_sizes sizes;
	struct fulltext_hit hit;
	match_measure(match, &sizes);
	if (fulltext_first(db, "SELECT taken(t, ?2), a FROM t WHERE t MATCH ?1", match, &hit, &row)) {
		struct highlight highlight = {hit.positions, hit.count, &sizes};
		found = fulltext_mark(&highlight, 0, (const char *)sqlite3_column_text(row, 1));
	}
	sqlite3_finalize(row);
	return found;
}

#endif
