#ifndef ATOM_H
#define ATOM_H

#include "pages/view.h"

/*
 * Writes a scalar value in the way of its field (may be NULL): the title of a vocabulary word, a
 * reference as a link with the record's name, a URL as a link, a digest shortened. Writes nothing
 * for null.
 */
void atom_write(struct view *view, const struct field *field, const json_t *value);

/*
 * Writes the value of a resource's field in `item`, together with its companion fields (parts.h).
 */
void atom_write_member(struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item);

#endif
