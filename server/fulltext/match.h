#ifndef MATCH_H
#define MATCH_H

#include <stdbool.h>

struct buf;
struct error;

enum {
	MATCH_POINTS_MAX = 200, /* code points of what a user asks for */
	MATCH_MAX = 1200,       /* bytes of the longest expression: 100 terms of a letter each */
};

/*
 * What a user typed, as an FTS5 MATCH expression that is always well-formed. Blanks part terms, all
 * of which must be found, each as a phrase; the last term that ends in a letter of a word need only
 * begin one: `jia ding` is `"jia" AND "ding" *`. A term is written folded and between its first and
 * last letter, so that nothing of it but letters, digits, blanks and "." reaches FTS5, and equal
 * questions give equal expressions.
 *
 * False with a fault of the parameter `q` if there are no 1 to MATCH_POINTS_MAX code points, or no
 * letter or digit among them. out is then unusable.
 */
bool match_write(const char *q, struct buf *out, struct error *err);

/*
 * The same expression with each token for itself: `"医疗"` becomes `"医" + "疗"`. It finds the same,
 * though slower where ideographs are looked for by their pairs; and highlight() marks the whole of it.
 */
void match_spell_out(const char *match, struct buf *out);

#endif
