#ifndef LLMS_H
#define LLMS_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;
struct meaning;
struct words;

/*
 * Writes /llms.txt (llmstxt.org), in Markdown, for language models without tools: what the API is,
 * how to read answers, how to ask and cite, and each resource with an example. Returns false with
 * ERROR_INTERNAL.
 */
bool llms_write(const struct catalog *catalog, struct buf *body, struct error *err);

/*
 * Writes vocabulary words, one on a line after `indent`, with their meanings unless that is NULL.
 */
void llms_words(const struct words *words, const struct meaning *meanings, const char *indent,
	struct buf *body);

#endif
