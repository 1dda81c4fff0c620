#ifndef MARKDOWN_H
#define MARKDOWN_H

struct buf;

/* The address suffix and Content-Type of a record as Markdown. */
#define MARKDOWN_SUFFIX ".md"
#define MARKDOWN_TYPE "text/markdown; charset=utf-8"

/*
 * Appends text within a line of Markdown (CommonMark and GitHub's), escaped so that it renders
 * literally, even at the start of a line. NULL is empty.
 */
void markdown_text(struct buf *out, const char *text);

/* Appends text as inline code, with a fence that the text does not contain. */
void markdown_code(struct buf *out, const char *text);

#endif
