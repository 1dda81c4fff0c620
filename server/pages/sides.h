#ifndef SIDES_H
#define SIDES_H

#include "pages/asked.h"

/*
 * Writes each record with the records that it is about side by side, each under the name of the field that leads
 * there; then what else it says of them, and a link to the page that compares them if they are two.
 */
void sides_write(struct asked *asked);

/* The same of one record of a resource, of which a set of fields is shown. */
void sides_write_one(
	struct view *view, const struct resource *resource, const json_t *item, uint64_t shown);

/* The link alone, of a record that leads to statements and nothing else. */
void sides_write_way(struct view *view, const struct resource *resource, const json_t *item);

#endif
