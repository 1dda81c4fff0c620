#ifndef MARKS_H
#define MARKS_H

#include "pages/view.h"

/*
 * Writes the texts of a hit that contain words of the search, with these in <mark>, in the page's
 * language or, if the matches are in the other language only, in that one. Omits texts equal to the
 * title, and fields that a collection does not show.
 */
void marks_write(
	struct view *view, const struct resource *resource, const json_t *hit, const char *title);

#endif
