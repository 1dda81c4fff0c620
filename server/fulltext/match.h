#ifndef MATCH_H
#define MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct error;

enum {
	MATCH_MAX = 4000,       /* bytes of the longest expression: 200 pieces of one character */
	MATCH_STANDING_MAX = 4, /* terms of several scripts that count for more as they stand */
};

/*
 * Returns the length of the question up to the end of its unfinished word, the word that further
 * typing may continue: the word that the last term ends in, if that ends in letters. 0 if there is
 * none; if the question ends in a blank, which finishes it; or if it is a single letter, which is a
 * word of its own (B超, vitamin C): the words beginning with it would be most of the index.
 */
size_t match_unfinished(const char *q);

/*
 * Converts a question to an FTS5 MATCH expression that is always well-formed. Blanks separate
 * terms, all of which must be found, each as a phrase; if `unfinished` is not 0, words need only
 * begin with the word that ends there: `jia ding` is `"jia" AND "ding" *`. Terms are folded and cut
 * to the part between their first and last letter, so that only letters, digits, blanks and "."
 * reach FTS5, and equal questions give equal expressions.
 */
bool match_write(const char *q, size_t unfinished, struct buf *out, struct error *err);

/*
 * The same, to find the rows and not to rank them: a term of several scripts finds where it stands
 * nothing that its pieces do not, and its phrase costs FTS5 all rows that have them.
 */
bool match_write_rows(const char *q, size_t unfinished, struct buf *out, struct error *err);

/* The same for all terms except the unfinished one, and without what that implies of others. Writes
 * nothing if there is no other. */
bool match_write_finished(const char *q, size_t unfinished, struct buf *out, struct error *err);

/*
 * The number of tokens of each phrase of an expression, in tokens of a text: a pair of ideographs
 * is two.
 */
struct match_sizes {
	uint8_t tokens[MATCH_MAX /
		3]; /* a phrase has at least three bytes: a character in quotation marks */
	size_t count;
};

/* Measures an expression of match_write(); FTS5 numbers its phrases in the same order. */
void match_measure(const char *match, struct match_sizes *ret_sizes);

/* Returns the number of tokens of a phrase. */
int match_size(const struct match_sizes *sizes, int phrase);

#endif
