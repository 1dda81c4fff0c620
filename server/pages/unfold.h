#ifndef UNFOLD_H
#define UNFOLD_H

#include "pages/view.h"

#include <stddef.h>

/*
 * What stands between these two is folded on a small screen, behind a word and how many there are
 * (0: no number); on a large one and on paper it stands open, without the word (style.css). It
 * needs no script, and a browser that cannot open by style has it folded everywhere.
 */
void unfold_begin(struct view *view, enum word word, size_t count);
void unfold_end(struct view *view);

#endif
