#ifndef TITLE_H
#define TITLE_H

#include "pages/view.h"

/*
 * Writes <title>: the page's name, followed by the dataset's if it is not the front page and there
 * is room. Browser tabs and search results show about TITLE_MAX characters; a longer name is cut
 * between words or characters and ends in "…".
 */
enum { TITLE_MAX = 70 };
void title_write(struct view *view, const char *name, bool is_front);

/* Returns the title of the dataset in the page's language. */
const char *title_of_dataset(const struct view *view);

#endif
