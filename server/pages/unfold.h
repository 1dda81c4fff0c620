#ifndef UNFOLD_H
#define UNFOLD_H

#include "pages/view.h"

#include <stddef.h>

/*
 * Writes the beginning and the end of content that small screens fold behind a word, a count (0: no
 * count) and, for those who hear the page, what it is of (NULL: it stands once on the page). Large
 * screens and paper show it open, without the word (style.css). This needs no script; browsers that
 * cannot open it by CSS fold it everywhere.
 */
void unfold_begin(struct view *view, enum word word, size_t count, const char *of);
void unfold_end(struct view *view);

#endif
