#ifndef MATCH_H
#define MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct error;

enum {
	MATCH_POINTS_MAX = 200, /* code points of what a user asks for */
	MATCH_MAX = 4000,       /* bytes of the longest expression: 200 pieces of a character each */
};

/*
 * Of how many bytes of what a user typed the last is that of a word that may go on: that in which
 * the last term ends that ends in letters. 0 where there is none, or it is a letter alone, which is
 * a word of its own, as in B超 or vitamin C: every word that begins with it would be most of the
 * index.
 */
size_t match_unfinished(const char *q);

/*
 * What a user typed, as an FTS5 MATCH expression that is always well-formed. Blanks part terms, all
 * of which must be found, each as a phrase; what ends in the unfinished word (0: none is) need only
 * begin one: `jia ding` is `"jia" AND "ding" *`. A term is written folded and between its first and
 * last letter, so that nothing of it but letters, digits, blanks and "." reaches FTS5, and equal
 * questions give equal expressions.
 *
 * What is held for the same is an alternative beside the words as they stand, which have two then
 * and so count for more: the stem of an English word of three letters and more, which is `"~towns"`
 * to the tokenizer; a number in the other script (numeral.h); and the pieces between changes of
 * script, 互联网医院64 as 互联网医院 and 64, where no punctuation is within the term and no number
 * is taken apart.
 *
 * False with a fault of the parameter `q` if there are no 1 to MATCH_POINTS_MAX code points, or no
 * letter or digit among them. out is then unusable.
 */
bool match_write(const char *q, size_t unfinished, struct buf *out, struct error *err);

/* The same of all terms but the one that may go on: of those that must be found anyway. Nothing
 * where none may, or no other is there. */
bool match_write_finished(const char *q, struct buf *out, struct error *err);

/* How many tokens each phrase of an expression has: of a text's own, of which a pair of ideographs
 * is two. */
struct match_sizes {
	uint8_t tokens[MATCH_MAX / 3]; /* a phrase is a character in quotation marks at least */
	size_t count;
};

/* Measures an expression of match_write(), whose phrases FTS5 numbers in the same order. */
void match_measure(const char *match, struct match_sizes *ret_sizes);

/* Of the phrase of a number. */
int match_size(const struct match_sizes *sizes, int phrase);

#endif
