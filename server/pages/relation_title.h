#ifndef RELATION_TITLE_H
#define RELATION_TITLE_H

#include "pages/view.h"

#include <stdint.h>

struct buf;

/*
 * Writes a title for an item without a name from what it connects: in the order of its fields, the
 * records that it must refer to, and vocabulary words. A record without a name is told in the same
 * way. An item that need not be of a record (`record_id`) is called by that. Returns
 * false and writes nothing if it refers to no record.
 */
bool relation_title_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out);

/*
 * Returns the bit set of fields that the title is made of; 0 if items of the resource have names.
 */
uint64_t relation_title_fields(const struct resource *resource);

/*
 * Writes a link to the record with a key, as names_link() does, but calls one without a name by
 * this title. Sets the view's error on failure.
 */
void relation_title_link(struct view *view, const struct resource *resource, const char *key);

/* The same for a value of a field, which may refer to several resources. */
void relation_title_link_field(struct view *view, const struct field *field, const char *key);

/*
 * Sorts the rows of a JSON field for display: those with most values first, so that an office
 * precedes a visit, then the newest. Returns a new reference.
 */
json_t *relation_title_sort(struct view *view, const struct field *field, const json_t *rows);

#endif
