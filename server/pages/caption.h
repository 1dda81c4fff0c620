#ifndef CAPTION_H
#define CAPTION_H

#include "pages/asked.h"

/*
 * Writes the text of a block and replaces `{total}` by the number of rows, and `{first}` and
 * `{last}` by the months of the first and last date that the rows are sorted by. Other braces stay;
 * so do all if `asked` is NULL.
 */
void caption_write(struct view *view, const char *text, const struct asked *asked);

#endif
