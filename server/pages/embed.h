#ifndef EMBED_H
#define EMBED_H

#include "pages/view.h"

/*
 * Writes an item as a page for an <iframe> of another site: its name, the fields shown in search
 * hits, its figures and its sources, with a link to its own page. Query, key and errors are as for
 * record_write().
 */
bool embed_write(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err);

/* Writes the chart of an item as SVG. Sets ERROR_NOT_FOUND if it has none. */
bool embed_draw(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err);

/* Writes the HTML snippet that embeds an item in another site. */
void embed_write_snippet(struct view *view, const char *key, const char *name);

#endif
