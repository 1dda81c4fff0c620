#ifndef TOKEN_H
#define TOKEN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A text as search sees it: a run of letters and digits is one token, folded; each ideograph is
 * one; a run of punctuation is one, the same for all. Blanks part words and are nothing else. What
 * is not UTF-8 is punctuation.
 */

enum { TOKEN_MAX = 128 }; /* bytes of a token; the rest of a longer word does not count */

enum token_kind { TOKEN_WORD, TOKEN_IDEOGRAPH, TOKEN_MARK };

struct token {
	enum token_kind kind;
	char text[TOKEN_MAX]; /* folded, no NUL at its end; "." for punctuation */
	size_t len;
	size_t start, end; /* bytes of the original that it stands for */
};

/* Begin with at = 0. */
struct token_reader {
	const char *text;
	size_t len;
	size_t at;
};

/* Reads the next token; false at the end. */
bool token_next(struct token_reader *reader, struct token *ret_token);

/* Whether a folded text is an English word of three letters and more, which so has a stem. */
bool token_is_english(const char *text, size_t len);

#endif
