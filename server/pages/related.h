#ifndef RELATED_H
#define RELATED_H

#include "pages/view.h"

/* Whether the items of a resource are titled by a statement rather than by a name. */
bool related_is_statement(const struct resource *resource);

/*
 * The kinds of resources, in the order of their sections: statements about an item, things that
 * belong to it, and statements that others refute.
 */
enum related_kind { RELATED_STATEMENTS, RELATED_THINGS, RELATED_REFUTED, RELATED_KIND_COUNT };
enum related_kind related_kind_of(const struct resource *resource);

/*
 * Whether a relation has a section: it has the plain name of the other resource, and that resource
 * is searched by default.
 */
bool related_is_section(const struct relation *relation);

/*
 * Whether the page of an item has a section with the items of the other resource that refer to it.
 */
bool related_has(const struct resource *resource, const struct resource *other);

/*
 * Writes the records that refer to the page's item: for each resource with a section a table of the
 * first ones by date and a link to all, ordered by kind; for other resources only the number.
 */
void related_write(struct view *view, const char *key);

#endif
