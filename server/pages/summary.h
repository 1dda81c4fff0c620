#ifndef SUMMARY_H
#define SUMMARY_H

#include "pages/view.h"

struct buf;

/* What an item is called in plain text: its name, or what it is with what it relates or its key. */
void summary_title(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/*
 * Plain text on an item, in sentences: its name and where this is from, and what a hit of a search
 * shows of it; of a statement of which a hit shows nothing else, what it says next.
 */
void summary_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/* What a hit of a search shows of it alone, as a sentence: the verdict, dates and words with what
 * they are; empty without. */
void summary_points(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

#endif
