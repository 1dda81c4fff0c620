#ifndef SENTENCE_H
#define SENTENCE_H

#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>

/* A tokenized sentence in English or Chinese, with the role of each token. */
enum { SENTENCE_PIECES_MAX = 400, SENTENCE_PIECE_SIZE = 32 };

enum sentence_role {
	SENTENCE_WORD,
	SENTENCE_FIGURE, /* including what is counted: 64家, 30% */
	SENTENCE_DATE,
	SENTENCE_FILLER, /* carries no topic: of, 的, will, more than */
	SENTENCE_MARK,
};

/* A token (fulltext/token.h) and its role. */
struct sentence_piece {
	enum token_kind kind;
	enum sentence_role role;
	char text[SENTENCE_PIECE_SIZE]; /* folded; truncated if longer */
	size_t start, end;              /* byte offsets in the sentence */
};

struct sentence {
	const char *text; /* not owned */
	struct sentence_piece pieces[SENTENCE_PIECES_MAX];
	size_t count;
	bool is_cut; /* the sentence has more pieces than fit */
};

/* The text of a percent sign, which is a piece of its own. */
#define SENTENCE_PERCENT "%"

/* Splits a text into pieces. Their roles are SENTENCE_WORD and SENTENCE_MARK at first. */
void sentence_read(struct sentence *ret_sentence, const char *text);

/* Returns the number of pieces from `at` on that form this phrase; 0 if they do not. */
size_t sentence_match(const struct sentence *sentence, size_t at, const char *phrase);

/*
 * Whether a piece is this text; whether it consists of digits; whether it is this mark, directly
 * after the piece before it.
 */
bool sentence_is(const struct sentence *sentence, size_t at, const char *text);
bool sentence_is_digits(const struct sentence *sentence, size_t at);
bool sentence_is_mark(const struct sentence *sentence, size_t at, char mark);

/* Returns the digit that a one-character Chinese numeral stands for; -1 for any other piece. */
int sentence_numeral(const struct sentence *sentence, size_t at);

/* Whether a piece only introduces a figure: 医院已有64家, 中心为30家. */
bool sentence_leads(const struct sentence *sentence, size_t at);

/* Sets the role of a range of pieces. Returns their number. */
size_t sentence_give(struct sentence *sentence, size_t first, size_t end, enum sentence_role role);

#endif
