#ifndef ATOM_H
#define ATOM_H

#include "pages/view.h"

/*
 * Writes a value that has no parts, as the field says, which may be NULL: a word by its title, a
 * reference as a link by name, an address as a link, a digest by its beginning. Nothing for null.
 */
void atom_write(struct view *view, const struct field *field, const json_t *value);

/*
 * The same of a field of a resource, which `item` has among its members, with all that is said with
 * it (parts.h).
 */
void atom_write_member(struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item);

#endif
