#ifndef ENTRY_H
#define ENTRY_H

#include "pages/view.h"

#include <stdint.h>

/* Writes a link to a record, by its name; by its key where it has none. */
void entry_write_link(struct view *view, const struct resource *resource, const json_t *item);

/* Writes when a record is of, and what came of it: what a hit of a search shows as date and as
 * verdict. */
void entry_write_points(struct view *view, const struct resource *resource, const json_t *item);

/* Writes what else a record says, of a set of its fields: those in the page's language that are not
 * its name. */
void entry_write_rest(
	struct view *view, const struct resource *resource, const json_t *item, uint64_t shown);

#endif
