#ifndef CITATION_H
#define CITATION_H

#include "render/citation_style.h"
#include "render/page.h"

#include <stdbool.h>

/* The suffix of its address; empty for CITATION_NONE. */
const char *citation_suffix(enum citation citation);
const char *citation_content_type(enum citation citation);

/*
 * Writes how an item is cited: the item and the dataset by their pinned addresses, and the works
 * that it refers to (api_work). The query's labels say the language; without them text is in both,
 * and the others are in English. ERROR_NOT_FOUND if there is no such item, ERROR_INTERNAL, or
 * ERROR_TOO_COSTLY.
 */
bool citation_render(const struct source *source, const struct query *query, const char *key,
	enum citation citation, struct buf *body, struct error *err);

#endif
