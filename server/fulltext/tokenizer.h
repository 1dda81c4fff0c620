#ifndef TOKENIZER_H
#define TOKENIZER_H

#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>

struct sqlite3;

/* Bytes of the longest token: of a word, a mark and a word. */
enum { TOKENIZER_TOKEN_MAX = 3 * TOKEN_MAX };

/* Is given a token (not NUL-terminated, valid for the call) as FTS5 is, and returns an SQLite
 * result code; what is not SQLITE_OK ends the text. */
typedef int tokenizer_give(
	void *context, int flags, const char *token, int len, int start, int end);

/*
 * Registers with a connection the FTS5 tokenizer `yigai`, whose tokens are those of token.h, pairs
 * of adjacent ideographs, and what punctuation joins as one: covid-19. Phrases are searched by
 * these, which are rare; match_measure() tells how many tokens of a text they have. Registers the
 * ranking of rank.h, too, and lengths.h and checksum.h. The same code is tokenizer.so, an extension
 * for the sqlite3 command line that schema/generic/build indexes with. Returns an SQLite result
 * code.
 */
int tokenizer_register(struct sqlite3 *db);

/*
 * Gives the tokens that a phrase of a question is looked for by; if it `goes_on`, the words that
 * begin with the last one are meant. Returns an SQLite result code.
 */
int tokenizer_ask(
	const char *phrase, size_t len, bool goes_on, tokenizer_give *give, void *context);

#endif
