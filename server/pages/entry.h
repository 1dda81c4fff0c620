#ifndef ENTRY_H
#define ENTRY_H

#include "pages/view.h"

#include <stdint.h>

/* Writes a link to a record with its name, or with its key if it has no name. */
void entry_write_link(struct view *view, const struct resource *resource, const json_t *item);

/* Writes the date and the verdict of a record, in the fields marked as such for search hits. */
void entry_write_points(struct view *view, const struct resource *resource, const json_t *item);

/*
 * Writes other fields of a record from a bit set: those in the page's language that are not part of
 * its name.
 */
void entry_write_rest(
	struct view *view, const struct resource *resource, const json_t *item, uint64_t shown);

#endif
