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
 * Writes the page of a search: each hit with its title as a link, its main fields and the matching
 * texts with the words marked; the number of hits in each resource; and the words left out if
 * nothing has all of them. Without q it is the form alone. The query must be from
 * query_parse_page(), with the pages' base in this language. `after` and errors are as for
 * search_render().
 */
bool results_write(const struct source *source, const struct query *query,
	const struct value *after, enum language language, struct buf *body, struct error *err);

#endif
