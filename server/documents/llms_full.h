#ifndef LLMS_FULL_H
#define LLMS_FULL_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

enum {
	LLMS_FULL_MAX = 40000,  /* bytes of the document */
	LLMS_FULL_NOTICE = 640, /* the most of them that say what is left out */
};

/*
 * /llms-full.txt, for language models that read one document: what llms.txt says, then the words
 * of each vocabulary, then the fields, with what each means; of the resources those that a search
 * shows come first. Each of these, a vocabulary and the fields of a resource is a part: where a
 * dataset has more than LLMS_FULL_MAX bytes to say, the document ends before the first part that
 * does not fit, and says what is left out and where to ask for it. False with ERROR_INTERNAL.
 */
bool llms_full_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
