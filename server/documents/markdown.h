#ifndef MARKDOWN_H
#define MARKDOWN_H

struct buf;

/* Of a record as Markdown: what its address ends in, and its Content-Type. */
#define MARKDOWN_SUFFIX ".md"
#define MARKDOWN_TYPE "text/markdown; charset=utf-8"

/*
 * Appends text from elsewhere as a part of a line of Markdown (CommonMark and GitHub's): it stands
 * there as it reads, whatever is in it, and begins nothing, even where the line begins with it.
 * NULL is empty.
 */
void markdown_text(struct buf *out, const char *text);

/* The same as code, which nothing within ends. */
void markdown_code(struct buf *out, const char *text);

#endif
