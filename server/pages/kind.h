#ifndef KIND_H
#define KIND_H

#include "pages/view.h"

/*
 * Links records that two resources have under one key. `facts` contains targets, milestones and
 * others: its field `fact_kind` (the resource's singular, and `_kind`) holds the singular of the
 * other resource.
 */

/* Returns the resource of an item's kind, which has more fields; NULL if there is none. */
const struct resource *kind_of(
	const struct catalog *catalog, const struct resource *resource, const json_t *item);

/* Returns the resource that includes the items of this one; NULL if there is none. */
const struct resource *kind_whole(const struct catalog *catalog, const struct resource *resource);

/*
 * Whether a record is the page's own item (view.h), under this resource or under the one that
 * includes it. The key must not be NULL; the resource may be.
 */
bool kind_is_own(const struct view *view, const struct resource *resource, const char *key);

/* Returns the field that holds the kind of an item; NULL if the resource has none. */
const struct field *kind_field(const struct resource *resource);

/*
 * Returns the title of a field for an item: as defined in the vocabulary named after the item's
 * kind, if that has a word with the field's name; else the field's title.
 */
const char *kind_field_title(const struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item);

/*
 * Returns the meaning of this resource's singular among the kinds of the including resource; NULL
 * if there is none.
 */
const struct meaning *kind_meaning(const struct catalog *catalog, const struct resource *resource);

#endif
