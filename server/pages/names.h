#ifndef NAMES_H
#define NAMES_H

#include "pages/view.h"

struct buf;

/*
 * Links to the record of a resource that has a key, by its name. Where it has none (or there is no
 * resource: NULL), or no name in the page's language, the key stands for it. What goes wrong is the
 * view's error.
 */
void names_link(struct view *view, const struct resource *resource, const char *key);

/* The same of a field's value, and the first of the resources that it may mean. */
void names_link_field(struct view *view, const struct field *field, const char *key);

/* Writes a name as markup: a date that it ends in breaks at no dash. */
void names_write(struct view *view, const char *name);

/* Writes what the record that has the key is called, as plain text; false, and nothing, where it
 * has no name but a date, which does not say what it is. */
bool names_of_key(
	const struct view *view, const struct resource *resource, const char *key, struct buf *out);

/*
 * What an item of a resource is called, as labels= has it, from its members; empty where it has no
 * name but a date.
 */
void names_of_item(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/* The value of the first field of its label in the page's language, or in the other; NULL without.
 */
const char *names_title(
	const struct view *view, const struct resource *resource, const json_t *item);

#endif
