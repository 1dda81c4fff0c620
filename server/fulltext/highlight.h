#ifndef HIGHLIGHT_H
#define HIGHLIGHT_H

#include "fulltext/token.h"

#include <stdbool.h>
#include <stddef.h>

struct match_sizes;
struct rank_position;

/* The matches of a search in a row. */
struct highlight {
	const struct rank_position *positions; /* of a hit that rank_take() gave */
	size_t count;
	const struct match_sizes *sizes; /* of the expression of the search */
};

/* Reads the matches in the text of a column. Initialize the members above the line. */
struct highlight_reader {
	const struct highlight *highlight;
	int column;
	struct token_reader tokens; /* of the text */
	/* --- */
	size_t at;
	int token; /* number of the next token */
};

/* Whether a column has a match, even if its text is not stored. */
bool highlight_is_in(const struct highlight *highlight, int column);

/*
 * Stores the byte range of the next match in the text; overlapping matches are joined. Returns
 * false at the end.
 */
bool highlight_next(struct highlight_reader *reader, size_t *ret_start, size_t *ret_end);

#endif
