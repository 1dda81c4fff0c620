#ifndef FOLD_H
#define FOLD_H

#include <stdint.h>

/*
 * Which characters a search holds for the same, and what part they take in a text. The tables are
 * made from Unicode's data when the server is built: see fold_table.
 */

enum fold_class {
	FOLD_MARK,      /* punctuation, symbols, emoji, whatever is not assigned: parts phrases */
	FOLD_BLANK,     /* parts words */
	FOLD_NOTHING,   /* combining and invisible characters: as if they were not there */
	FOLD_LETTER,    /* a letter or digit of a word */
	FOLD_IDEOGRAPH, /* a letter of a script without blanks, such as Chinese: a word of its own */
};

/*
 * The plain form of a code point: half and full width, accents, case, traditional and simplified
 * are one. Folding what is folded changes nothing.
 */
uint32_t fold_point(uint32_t point);

enum fold_class fold_class(uint32_t point);

#endif
