#ifndef PROBLEM_PAGE_H
#define PROBLEM_PAGE_H

#include "dataset/catalog.h"
#include "render/page.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;

/*
 * Writes a problem as an HTML page, with the suggested address or word for each fault. query->base
 * is the pages' base in this language; query->resource is the requested resource or NULL. `target`
 * is the request target as sent; `needed` is the parameter that the page requires, or NULL. Items
 * are called by their names, or by their keys if these cannot be read. Returns false if out of
 * memory.
 */
bool problem_page_write(const struct source *source, const struct query *query,
	enum language language, const struct error *problem, const char *target, const char *needed,
	struct buf *body);

#endif
