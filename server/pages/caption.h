#ifndef CAPTION_H
#define CAPTION_H

#include "pages/asked.h"

/*
 * Writes the text of a block, with what the answer says in the place of `{total}`, of how many rows
 * there are, and of `{first}` and `{last}`, the months of the first and the last of the dates that
 * they are sorted by. Other braces stand as they are; without an answer, which may be NULL, all do.
 */
void caption_write(struct view *view, const char *text, const struct asked *asked);

#endif
