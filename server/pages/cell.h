#ifndef CELL_H
#define CELL_H

#include "pages/view.h"

/*
 * Writes the value of a field of a resource, which `item` has among its members, with all that is
 * said with it (parts.h). Nothing for null.
 */
void cell_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item);

/* Whether a field is there only to be found by. */
bool cell_is_only_found(const struct field *field);

/*
 * Whether a page leaves a field out: it is in another language than the page, and there is one in
 * the page's; or it is there only to be found by.
 */
bool cell_is_hidden(
	const struct view *view, const struct resource *resource, const struct field *field);

#endif
