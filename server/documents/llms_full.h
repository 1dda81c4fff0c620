#ifndef LLMS_FULL_H
#define LLMS_FULL_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

enum {
	LLMS_FULL_MAX = 40000,  /* bytes of the document */
	LLMS_FULL_NOTICE = 640, /* bytes reserved for the note on what is left out */
};

/*
 * Writes /llms-full.txt, for language models that read one document: the text of llms.txt, then the
 * words of each vocabulary and the fields of each resource, with definitions, resources that are
 * searched by default first. The document ends before the first vocabulary or resource that would
 * exceed LLMS_FULL_MAX, and says what is left out and where to find it. Returns false with
 * ERROR_INTERNAL.
 */
bool llms_full_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
