#ifndef FOLD_H
#define FOLD_H

#include <stdint.h>

/*
 * Which characters are equal in a search, and what role they have in a text. The tables are
 * generated from Unicode's data by fold_table when the server is built.
 */

enum fold_class {
	FOLD_MARK,      /* punctuation, symbols, emoji, unassigned code points: separate phrases */
	FOLD_BLANK,     /* separates words */
	FOLD_NOTHING,   /* combining and invisible characters: ignored */
	FOLD_LETTER,    /* a letter or digit of a word */
	FOLD_IDEOGRAPH, /* a letter of a script without blanks, such as Chinese: a word of its own */
};

/*
 * Returns the plain form of a code point: half and full width, accents, case, traditional and
 * simplified characters become equal. Folding twice changes nothing more.
 */
uint32_t fold_point(uint32_t point);

enum fold_class fold_class(uint32_t point);

#endif
