#ifndef SUMMARY_H
#define SUMMARY_H

#include "pages/view.h"

struct buf;

/* What an item is called in plain text: its name, or what it is and its key. */
void summary_title(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/* A line of plain text on an item: what it is, its name, and what a hit of a search shows of it. */
void summary_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/* What a hit of a search shows of it alone: dates and words, parted by dots. */
void summary_points(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

#endif
