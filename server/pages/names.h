#ifndef NAMES_H
#define NAMES_H

#include "pages/view.h"

struct buf;

/*
 * Writes a link to the record with a key, with the record's name as text. Writes the key instead if
 * resource is NULL, or if there is no such record or it has no name in the page's language. The
 * page's own item is no link. Sets the view's error on failure.
 */
void names_link(struct view *view, const struct resource *resource, const char *key);

/*
 * Returns the resource of the record that a value of a field refers to: the first of several that
 * has the key. NULL if none has it. Sets the view's error on failure.
 */
const struct resource *names_home(struct view *view, const struct field *field, const char *key);

/*
 * Writes the verdict on the record with a key, as search hits have it, behind a link to it. Writes
 * nothing if there is none. Sets the view's error on failure.
 */
void names_verdict(struct view *view, const struct resource *resource, const char *key);

/* Writes a name as HTML in which a date at the end does not wrap. */
void names_write(struct view *view, const char *name);

/*
 * Writes the name of the record with a key as plain text. Returns false and writes nothing if it
 * has no name, or a date only, which says too little.
 */
bool names_of_key(
	const struct view *view, const struct resource *resource, const char *key, struct buf *out);

/* Writes that name, escaped; the key, if there is none or it cannot be read. */
void names_say(struct view *view, const struct resource *resource, const char *key);

/*
 * Writes the name of an item from its members, as labels= does; nothing if it has no name or a date
 * only.
 */
void names_of_item(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/*
 * Returns the value of the first field of the resource's label in the page's language, or in the
 * other; NULL if both are missing.
 */
const char *names_title(
	const struct view *view, const struct resource *resource, const json_t *item);

#endif
