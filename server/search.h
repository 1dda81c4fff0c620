#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>

struct buf;
struct error;
struct page;
struct query;
struct source;
struct value;

/*
 * Runs a search over all resources, or those of query->types, best hit first: by bm25 with names
 * above their pinyin above text, then by resource and key. Writes {"data": […], "links": {…},
 * "meta": {…}}, of which each hit has resource, id, fields (its searched texts), highlight (where in
 * them, in code points, end exclusive) and its own link; or the hits as lines of NDJSON; or resource
 * and id as CSV. `after` and errors as in render_collection.
 */
bool search_render(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err);

#endif
