#ifndef BADGE_H
#define BADGE_H

#include "pages/view.h"

/*
 * Writes a vocabulary word with a mark whose colour depends on the word's position in its
 * vocabulary, so that it is the same on all pages.
 */
void badge_write(struct view *view, const struct field *field, const char *word);

/* Returns the number of the mark's CSS class; 0 if the word is not in the field's vocabulary. */
size_t badge_mark(const struct field *field, const char *word);

#endif
