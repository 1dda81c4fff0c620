#ifndef RELATED_H
#define RELATED_H

#include "pages/view.h"

/* Whether the items of a resource are called by what they say, and not by a name. */
bool related_is_statement(const struct resource *resource);

/* Whether the items of another resource that lead to an item stand in a section of its page. */
bool related_has(const struct resource *resource, const struct resource *other);

/*
 * Writes what leads to the item that the page is of: of each resource whose items stand in no other
 * one (searched_by_default) a table of the first by date, with a link to all of them, statements
 * before things, and those last that others refute; of what is in no section how many there are.
 */
void related_write(struct view *view, const char *key);

#endif
