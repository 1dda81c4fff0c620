#ifndef STORY_H
#define STORY_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes a page that the dataset defines: title, summary and blocks. query->base is the pages' base
 * in this language, and query->resource is NULL. Returns false with ERROR_INTERNAL if a block's
 * query is invalid or does not fit its kind, or with an error of render_collection().
 */
bool story_write(const struct source *source, const struct query *query, const struct story *story,
	enum language language, struct buf *body, struct error *err);

/*
 * Writes every block of every such page and adds a fault for api_page_block, with the page's name,
 * for each that fails. Returns whether all succeed.
 */
bool story_check_all(const struct source *source, struct error *err);

#endif
