#ifndef TOKEN_H
#define TOKEN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Splits a text into tokens: a run of letters and digits is one, folded; so is each ideograph; so
 * is a run of punctuation, all of which are equal. Blanks only separate words. Invalid UTF-8 counts
 * as punctuation.
 */

enum { TOKEN_MAX = 128 }; /* bytes of a token; longer words are cut */

enum token_kind { TOKEN_WORD, TOKEN_IDEOGRAPH, TOKEN_MARK };

struct token {
	enum token_kind kind;
	char text[TOKEN_MAX]; /* folded, not NUL-terminated; "." for punctuation */
	size_t len;
	size_t start, end; /* byte range in the original */
};

/* Begin with at = 0. */
struct token_reader {
	const char *text;
	size_t len;
	size_t at;
};

/* Reads the next token. Returns false at the end. */
bool token_next(struct token_reader *reader, struct token *ret_token);

/* Whether a folded text is an English word of at least three letters, and therefore has a stem. */
bool token_is_english(const char *text, size_t len);

#endif
