#ifndef RECORD_H
#define RECORD_H

#include "dataset/catalog.h"

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes the page of an item: its name, its fields, its parts, the records that refer to it, its
 * citation and links to it as data. The query must be from query_parse_item(), with the pages' base
 * in this language. Errors are those of render_item().
 */
bool record_write(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err);

#endif
