#ifndef TELLING_H
#define TELLING_H

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes an item as Markdown: what it is called, its fields by their titles with links to the same
 * of other records, what it does not say, how it is cited and its pinned address. The query is one
 * of query_parse_citation(): its labels say the language; without them text is in both, and the
 * rest in English. Nothing of the dataset is markup. Errors as of render_item() and
 * citation_render().
 */
bool telling_write(const struct source *source, const struct query *query, const char *key,
	struct buf *body, struct error *err);

#endif
