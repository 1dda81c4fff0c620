#ifndef CELL_H
#define CELL_H

#include "pages/view.h"

/*
 * Writes the value of a resource's field in `item`, together with its companion fields (parts.h).
 * Writes nothing for null.
 */
void cell_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item);

/* Whether a field exists only for searching, such as pinyin. */
bool cell_is_only_found(const struct field *field);

/*
 * Whether pages leave a field out: it is only for searching, it is implied by a link, or it is in
 * the other language and the resource has it in the page's.
 */
bool cell_is_hidden(
	const struct view *view, const struct resource *resource, const struct field *field);

#endif
