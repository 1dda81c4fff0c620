#ifndef SIDES_H
#define SIDES_H

#include "pages/asked.h"

/*
 * Writes each record with the records that it is about side by side, each under the name of the field that leads
 * there; then what else it says of them, and a link to the page that compares them.
 */
void sides_write(struct asked *asked);

/* The link alone, of a record that is about any two (two fields with `ref` `*`) which are statements. */
void sides_write_way(struct view *view, const struct resource *resource, const json_t *item);

#endif
