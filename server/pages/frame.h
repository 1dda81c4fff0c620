#ifndef FRAME_H
#define FRAME_H

#include "pages/view.h"

/* What a page says of itself in its head. All text is borrowed. */
struct frame {
	const char *title, *description;
	const char *path; /* behind what the pages of a language begin with; "" is their front */
	const char *q;    /* what is looked for, or NULL */
	json_t *linked;   /* JSON-LD (schema.org); taken over */
	bool is_unlisted; /* one of too many for a search engine, or no answer at all */
};

/*
 * All before the content of <main>: the head, with title, description, canonical address, the page
 * in each language, what previews read (Open Graph) and JSON-LD, and the site's header. Addresses
 * there begin with the origin; without one they are paths.
 */
void frame_begin(struct view *view, const struct frame *frame);

/* All behind it. */
void frame_end(struct view *view);

/* `<nav>` of where the page is: the resource that it belongs to. */
void frame_write_trail(struct view *view, const struct resource *resource);

/* `<form>` of a search for what `q` says, or for nothing yet (NULL); that of the site is its
 * landmark. */
void frame_write_search(struct view *view, bool of_site, const char *q);

/* A page of the dataset as JSON-LD, of a type of schema.org; a new reference, or NULL with the
 * view's error. */
json_t *frame_linked(
	const struct view *view, const struct frame *frame, const char *type, const char *identifier);

#endif
