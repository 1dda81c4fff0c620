#ifndef SUFFIX_H
#define SUFFIX_H

#include "documents/markdown.h"
#include "query/format.h"
#include "render/citation.h"

/*
 * What is made of an item has the item's address and a suffix. Those of formats, citations and
 * Markdown are the API's; a chart is beside the page. No key may end in any of them: it would have
 * no address of its own.
 */
#define CHART_SUFFIX ".svg"

struct suffix {
	const char *text;
	enum format format;     /* FORMAT_NONE for what is in none of them */
	enum citation citation; /* CITATION_NONE for all else */
};

/* All of them, the longer of two with the same end first, and one without text behind them. */
extern const struct suffix suffixes[];

/* What a key or the last segment of a path ends in, even with nothing before it; NULL if in none.
 */
const struct suffix *suffix_find(const char *segment);

/* Takes a suffix of the API off what is before it; NULL, and nothing taken, if there is none. */
const struct suffix *suffix_take(char *segment);

#endif
