#ifndef SENTENCE_H
#define SENTENCE_H

#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>

/* A sentence in English or Chinese, as pieces with the part that each has in it. */
enum { SENTENCE_PIECES_MAX = 320, SENTENCE_PIECE_SIZE = 32 };

enum sentence_role {
	SENTENCE_WORD,
	SENTENCE_FIGURE, /* and what is counted by: 64家, 30% */
	SENTENCE_DATE,
	SENTENCE_FILLER, /* says nothing of the subject: of, 的, will, more than */
	SENTENCE_MARK,
};

/* A token (fulltext/token.h), and what it is there for. */
struct sentence_piece {
	enum token_kind kind;
	enum sentence_role role;
	char text[SENTENCE_PIECE_SIZE]; /* folded; the beginning of a longer one */
	size_t start, end;              /* bytes of the sentence */
};

struct sentence {
	const char *text; /* borrowed */
	struct sentence_piece pieces[SENTENCE_PIECES_MAX];
	size_t count;
	bool is_cut; /* there were more pieces than have a place */
};

/* The text of a percent sign, which is a piece of its own. */
#define SENTENCE_PERCENT "%"

/* Takes it apart: all are words and marks. */
void sentence_read(struct sentence *ret_sentence, const char *text);

/* How many pieces from a place on are this phrase; 0 if they are not. */
size_t sentence_match(const struct sentence *sentence, size_t at, const char *phrase);

/* Whether a piece is this text; whether it is digits alone, or this mark, close to what is before
 * it. */
bool sentence_is(const struct sentence *sentence, size_t at, const char *text);
bool sentence_is_digits(const struct sentence *sentence, size_t at);
bool sentence_is_mark(const struct sentence *sentence, size_t at, char mark);

/* The digit that a Chinese numeral of one character is; -1 for any other piece. */
int sentence_numeral(const struct sentence *sentence, size_t at);

/* Whether a piece only leads to a figure: 医院已有64家, 中心为30家. */
bool sentence_leads(const struct sentence *sentence, size_t at);

/* Gives the pieces of a range a role; returns how many they are. */
size_t sentence_give(struct sentence *sentence, size_t first, size_t end, enum sentence_role role);

#endif
