#ifndef RESULTS_H
#define RESULTS_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;
struct value;

/*
 * Writes the page of a search: each hit as a link by its title, with what tells most of it and the
 * texts in which the words stand, marked; how many there are of each resource; and what was left
 * out where nothing has all of the words. Without q it has the form alone. The query is one of
 * query_parse_page() with the base of the pages in this language. `after` and errors as of
 * search_render().
 */
bool results_write(const struct source *source, const struct query *query,
	const struct value *after, enum language language, struct buf *body, struct error *err);

#endif
