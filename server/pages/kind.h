#ifndef KIND_H
#define KIND_H

#include "dataset/catalog.h"

#include <jansson.h>

/*
 * One record in two resources, under one key: `facts` are targets, milestones and others, of which
 * the field `fact_kind` (what one of its items is called, and `_kind`) says what one of theirs is
 * called.
 */

/* The resource of an item's own kind, which has more to say of it; NULL without any. */
const struct resource *kind_of(
	const struct catalog *catalog, const struct resource *resource, const json_t *item);

/* The resource that has the items of this one among others; NULL without any. */
const struct resource *kind_whole(const struct catalog *catalog, const struct resource *resource);

#endif
