#ifndef STORY_H
#define STORY_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes a page of the dataset's own: its title and summary, and each of its blocks by its kind.
 * The query has the base of the pages in this language, and no resource. False with ERROR_INTERNAL
 * where a block asks for what is not there, or shows it as what it is not; and as of
 * render_collection().
 */
bool story_write(const struct source *source, const struct query *query, const struct story *story,
	enum language language, struct buf *body, struct error *err);

/*
 * Writes every block of every such page, and adds a fault of api_page_block, with the page's name,
 * for each that cannot be written; true if all can.
 */
bool story_check_all(const struct source *source, struct error *err);

#endif
