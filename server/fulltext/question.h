#ifndef QUESTION_H
#define QUESTION_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum { QUESTION_POINTS_MAX = 200 }; /* code points */

/* A piece of a term in one script; the pieces of a term stand one behind the other. */
struct piece {
	size_t start, end; /* in the folded text */
	bool begins_term;
	bool implied; /* whatever has some other piece has it: it finds no more, and costs as much */
};

/* What is asked for: terms, which blanks part, and their pieces. */
struct question {
	struct buf folded; /* terms without blanks between them, "." for punctuation within one */
	struct piece pieces[QUESTION_POINTS_MAX];
	size_t count;
	size_t prefix; /* the piece that ends in the word that may go on; SIZE_MAX: none */
};

/*
 * Reads `len` bytes with at most QUESTION_POINTS_MAX code points; of the word that may go on
 * `unfinished` bytes are the end (match_unfinished()). Returns false without memory. Free with
 * question_finish(), also on failure.
 */
bool question_read(struct question *question, const char *q, size_t len, size_t unfinished);
void question_finish(struct question *question);

/* The end of the term that begins with a piece. */
size_t question_term_end(const struct question *question, size_t first);

#endif
