#ifndef RECORD_MARKDOWN_H
#define RECORD_MARKDOWN_H

#include <stdbool.h>

struct buf;
struct error;
struct query;
struct source;

/*
 * Writes an item as Markdown: its name, its fields by title with links to other records as
 * Markdown, which fields are empty, its citation and its permanent address. The query must be from
 * query_parse_citation(); its labels are the language. Without them, text is in both languages and
 * the rest in English. Text of the dataset is escaped. Errors are those of render_item() and
 * citation_render().
 */
bool record_markdown_write(const struct source *source, const struct query *query, const char *key,
	struct buf *body, struct error *err);

#endif
