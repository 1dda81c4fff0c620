#ifndef FRAME_H
#define FRAME_H

#include "pages/view.h"

/* The metadata of a page. The strings are not owned. */
struct frame {
	const char *title, *description;
	const char *path; /* after the pages' base in a language; "" for the front page */
	const char *q;    /* the search, or NULL */
	json_t *linked;   /* JSON-LD (schema.org); frame_begin() takes ownership */
	bool is_unlisted; /* search engines should not index it: an error, or one of very many */
};

/*
 * Writes everything before the content of <main>: the head, with title, description, canonical
 * address, alternate languages, Open Graph and JSON-LD, and the site's header. Addresses in it
 * begin with the origin, or are paths if no origin is set.
 */
void frame_begin(struct view *view, const struct frame *frame);

/* Writes everything after the content of <main>. */
void frame_end(struct view *view);

/* Writes the breadcrumb <nav> with the page's resource. */
void frame_write_trail(struct view *view, const struct resource *resource);

/*
 * Writes a search <form> filled with `q`, which may be NULL. `of_site` marks the site's own search
 * as a landmark.
 */
void frame_write_search(struct view *view, bool of_site, const char *q);

/*
 * Returns JSON-LD for a page, with a type of schema.org, as a new reference; NULL and the view's
 * error on failure.
 */
json_t *frame_linked(
	const struct view *view, const struct frame *frame, const char *type, const char *identifier);

#endif
