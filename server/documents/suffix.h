#ifndef SUFFIX_H
#define SUFFIX_H

#include "documents/markdown.h"
#include "query/format.h"
#include "render/citation.h"

/*
 * Suffixes of an item's address. Those of formats, citations and Markdown belong to the API, the
 * chart's to its HTML page. Keys must not end in any of them, since such an item would have no
 * address of its own.
 */
#define CHART_SUFFIX ".svg"

struct suffix {
	const char *text;
	enum format format;     /* FORMAT_NONE if it is not a format */
	enum citation citation; /* CITATION_NONE if it is not a citation */
};

/*
 * All suffixes, ended by one without text. Longer ones come before shorter ones that end the same.
 */
extern const struct suffix suffixes[];

/* Returns the suffix that a key or last path segment ends in, or is; NULL if there is none. */
const struct suffix *suffix_find(const char *segment);

/*
 * Removes a suffix of the API from a segment. Returns NULL and changes nothing if there is none, or
 * nothing before it.
 */
const struct suffix *suffix_take(char *segment);

#endif
