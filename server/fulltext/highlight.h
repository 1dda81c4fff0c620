#ifndef HIGHLIGHT_H
#define HIGHLIGHT_H

#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>

struct match_sizes;
struct rank_position;

/* What a search found in a row. */
struct highlight {
	const struct rank_position *positions; /* of rank_positions() */
	size_t count;
	const struct match_sizes *sizes; /* of the expression that found it */
};

/* Reads it in the text of a column. Begin with what stands above the line. */
struct highlight_reader {
	const struct highlight *highlight;
	int column;
	struct token_reader tokens; /* of the text */
	/* --- */
	size_t at;
	int token; /* the number of the next one */
};

/* Whether anything was found in a column, also where no text of it is kept. */
bool highlight_is_in(const struct highlight *highlight, int column);

/* The bytes from start up to end of the text's next phrase, or of phrases that overlap; false where
 * there are no more. */
bool highlight_next(struct highlight_reader *reader, size_t *ret_start, size_t *ret_end);

#endif
