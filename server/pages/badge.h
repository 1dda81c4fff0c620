#ifndef BADGE_H
#define BADGE_H

#include "pages/view.h"

/*
 * Writes a word of a vocabulary with its mark, whose colour is by its place there: words of one
 * vocabulary are told apart by it everywhere.
 */
void badge_write(struct view *view, const struct field *field, const char *word);

/* The class of that mark; 0 for what is no word of the field's. */
size_t badge_mark(const struct field *field, const char *word);

#endif
