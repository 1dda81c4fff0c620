#ifndef SUMMARY_H
#define SUMMARY_H

#include "pages/view.h"

struct buf;

/*
 * Writes the title of an item as plain text: its name, or its kind with its relation title or key.
 */
void summary_title(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/*
 * Writes a summary of an item in plain-text sentences: its name, the dataset, and the fields shown
 * in search hits; for a statement without these, the next text field.
 */
void summary_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/*
 * Writes only the fields shown in search hits as a sentence: verdict, dates and vocabulary words
 * with their titles; nothing if there are none.
 */
void summary_points(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

#endif
