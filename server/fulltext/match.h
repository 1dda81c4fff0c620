#ifndef MATCH_H
#define MATCH_H

#include <stdbool.h>

struct buf;
struct error;

enum {
	MATCH_POINTS_MAX = 200, /* code points of what a user asks for */
	MATCH_MAX = 4000,       /* bytes of the longest expression: 200 pieces of a character each */
};

/*
 * What a user typed, as an FTS5 MATCH expression that is always well-formed. Blanks part terms, all
 * of which must be found, each as a phrase; the last term that ends in a word of two letters or
 * more need only begin one: `jia ding` is `"jia" AND "ding" *`. A letter alone is a word of its
 * own, as in B超 or vitamin C; every word that begins with it would be most of the index. A term is
 * written folded and between its first and last letter, so that nothing of it but letters, digits,
 * blanks and "." reaches FTS5, and equal questions give equal expressions.
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
bool match_write(const char *q, struct buf *out, struct error *err);

/*
 * The same expression with each token for itself: `"医疗"` becomes `"医" + "疗"`. It finds the
 * same, though slower where ideographs are looked for by their pairs; and highlight() marks the
 * whole of it.
 */
void match_spell_out(const char *match, struct buf *out);

#endif
