#ifndef EMBED_H
#define EMBED_H

#include "pages/view.h"

/*
 * Writes what another site may show of an item in a frame: its name, what a hit of a search says of
 * it, its figures, and what it is from, with a link to its page. Query, key and errors as of
 * record_write().
 */
bool embed_write(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err);

/* Writes the chart of an item as SVG; ERROR_NOT_FOUND where it has none. */
bool embed_draw(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err);

/* Writes the line of HTML by which another site shows an item, to be copied. */
void embed_write_snippet(struct view *view, const char *key, const char *name);

#endif
