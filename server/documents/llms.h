#ifndef LLMS_H
#define LLMS_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;
struct meaning;
struct words;

/*
 * /llms.txt (llmstxt.org), for language models that have no tools: in Markdown what this is, what
 * its answers mean, how to ask, how to cite, and each resource with an example. False with
 * ERROR_INTERNAL.
 */
bool llms_write(const struct catalog *catalog, struct buf *body, struct error *err);

/* Words, a line each behind `indent`: with what they mean, unless `meanings` is NULL. */
void llms_words(const struct words *words, const struct meaning *meanings, const char *indent,
	struct buf *body);

#endif
