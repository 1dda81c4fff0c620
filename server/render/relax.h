#ifndef RELAX_H
#define RELAX_H

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;
struct term;

/* That a question is taken apart into; what follows is left out. */
enum { RELAX_PIECES_MAX = 32 };

/*
 * For a search that finds nothing: of its terms those that choice_make() holds for the best, of
 * more than CHOICE_TERMS_MAX the rarest of them. A term that no item has and that is no single word
 * is taken apart from left to right into the longest pieces that are found, an ideograph alone not
 * counted. Writes into `match` what finds the rest, and nothing where nothing is; and into
 * `left_out` the terms and pieces that were left out, as they were typed and in their order, as
 * JSON strings parted by commas, without marks at their ends. Stop words (stopword.h) are looked
 * for by nobody, and nobody is told of them, nor of those that are idle. `missing` is a term of the
 * question that is known to find nothing, or one of no length. False with ERROR_INTERNAL or
 * ERROR_TOO_COSTLY.
 */
bool relax(const struct source *source, const struct query *query, const struct term *missing,
	struct buf *match, struct buf *left_out, struct error *err);

#endif
