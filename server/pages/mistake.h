#ifndef MISTAKE_H
#define MISTAKE_H

#include "pages/view.h"

struct fault;

/*
 * Writes one mistake in the address of a page as a sentence for readers, who know neither
 * parameters nor fields by their names: what it is called on pages, and what is wrong about it.
 */
void mistake_write(struct view *view, const struct fault *fault);

/* Whether a fault suggests what to write instead. Where a value is missing, it tells of another
 * filter. */
bool mistake_suggests(const struct fault *fault);

/* Writes what a fault suggests, by what it is called on pages; as it is, if it has no name. */
void mistake_write_suggestion(struct view *view, const struct fault *fault);

/* Writes why, in the words of the API. */
void mistake_write_reason(struct view *view, const struct fault *fault);

#endif
