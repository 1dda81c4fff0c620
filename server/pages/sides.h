#ifndef SIDES_H
#define SIDES_H

#include "pages/asked.h"

/*
 * Writes each record with the records that it is about side by side, each under the name of the
 * field that leads there; then what else it says of them, and a link to the page that compares
 * them. Of several, each is folded behind what it states.
 */
void sides_write(struct asked *asked);

/* Whether a record is a statement about any others (fields with `ref` `*`). */
bool sides_has(const struct view *view, const struct resource *resource, const json_t *item);

/* One such record, as above, with those of its fields that are shown; folded (unfold.h) behind what
 * it states. */
void sides_write_one(struct view *view, const struct resource *resource, const json_t *item,
	uint64_t shown, bool folded);

/* The link alone, of a record that is about any two (two fields with `ref` `*`) which are
 * statements. */
void sides_write_way(struct view *view, const struct resource *resource, const json_t *item);

#endif
