#ifndef MARKS_H
#define MARKS_H

#include "pages/view.h"

/*
 * Writes the texts of a hit in which the words of the search stand, with these in `<mark>`: those
 * in the page's language, or of a text that has none in it the other's. One that says the same as
 * the title is left out, and one that a collection would not show.
 */
void marks_write(
	struct view *view, const struct resource *resource, const json_t *hit, const char *title);

#endif
