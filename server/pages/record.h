#ifndef RECORD_H
#define RECORD_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes the page of an item: what it is called, its fields, what it consists of, what leads to it,
 * how to cite it and where it is as data. The query is one of query_parse_item() with the base of
 * the pages in this language. Errors as of render_item().
 */
bool record_write(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err);

#endif
