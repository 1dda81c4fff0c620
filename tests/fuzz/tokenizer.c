#include "fuzz.h"

#include "base/buf.h"
#include "fulltext/match.h"
#include "base/text.h"
#include "fulltext/token.h"
#include "fulltext/tokenizer.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

/*
 * Any bytes as a text that is indexed. Its tokens stand in it one after the other; if it can be
 * searched for, FTS5 takes the expression, and finds the text by itself.
 */
static sqlite3 *db;
static sqlite3_stmt *clear, *insert, *find;

static void prepare(const char *sql, sqlite3_stmt **statement)
{
	CLAIM(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	CLAIM(sqlite3_open(":memory:", &db) == SQLITE_OK);
	CLAIM(tokenizer_register(db) == SQLITE_OK);
	CLAIM(sqlite3_exec(db,
			  "PRAGMA journal_mode = OFF;"
			  "CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'yigai')",
			  NULL, NULL, NULL) == SQLITE_OK);
	prepare("DELETE FROM t", &clear);
	prepare("INSERT INTO t (rowid, text) VALUES (1, ?1)", &insert);
	prepare("SELECT rowid FROM t WHERE t MATCH ?1", &find);
	return 0;
}

static void check_tokens(const char *text, size_t len)
{
	struct token_reader reader = {.text = text, .len = len};
	struct token token;
	size_t end = 0;
	while (token_next(&reader, &token)) {
		CLAIM(token.start >= end && token.end > token.start && token.end <= len);
		CLAIM(token.len > 0 && token.len <= TOKEN_MAX && text_is_utf8(token.text, token.len));
		CLAIM((token.kind == TOKEN_MARK) == (token.len == 1 && token.text[0] == '.'));
		end = token.end;
	}
	CLAIM(reader.at == len);
}

static int run(sqlite3_stmt *statement, const char *text, size_t len)
{
	if (text)
		sqlite3_bind_text64(statement, 1, text, len, SQLITE_STATIC, SQLITE_UTF8);
	int result = sqlite3_step(statement);
	sqlite3_reset(statement);
	return result;
}

static void check_match(const char *text, size_t len)
{
	static struct error err;
	struct buf match;
	error_clear(&err);
	buf_init(&match, MATCH_MAX);
	if (match_write(text, match_unfinished(text), &match, &err)) {
		CLAIM(buf_text(&match) && text_is_utf8(match.data, match.len));
		CLAIM(run(clear, NULL, 0) == SQLITE_DONE && run(insert, text, len) == SQLITE_DONE);
		CLAIM(run(find, match.data, match.len) == SQLITE_ROW);
	} else {
		CLAIM(err.code == ERROR_BAD_QUERY);
	}
	buf_finish(&match);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[FUZZ_INPUT_MAX + 1];
	size_t len = size < FUZZ_INPUT_MAX ? size : FUZZ_INPUT_MAX;
	check_tokens((const char *)data, len);
	if (!text_is_utf8((const char *)data, len))
		return 0;
	memcpy(text, data, len);
	text[len] = '\0';
	check_match(text, len);
	return 0;
}
