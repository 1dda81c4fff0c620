#ifndef CITATION_H
#define CITATION_H

#include "render/citation_style.h"
#include "render/page.h"

#include <stdbool.h>

/* Returns the suffix of the citation's address, "" for CITATION_NONE. */
const char *citation_suffix(enum citation citation);
const char *citation_content_type(enum citation citation);

/*
 * Writes the citation of an item: the item and the dataset with their permanent addresses, and the
 * works that it refers to (table api_work). query->labels is the language; without it, text has
 * both languages and the other formats are in English. Sets ERROR_NOT_FOUND if there is no such
 * item, ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
bool citation_render(const struct source *source, const struct query *query, const char *key,
	enum citation citation, struct buf *body, struct error *err);

#endif
