#ifndef GROUPED_H
#define GROUPED_H

#include "render/page.h"

#include <stdbool.h>

/* Writes a page of groups as render_collection() writes one of rows, except that it does not check
 * the size of the body. */
bool grouped_write(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

#endif
