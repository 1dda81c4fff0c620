#include "documents/suffix.h"

#include <string.h>

const struct suffix suffixes[] = {
#define X(code, suffix, content_type) {.text = suffix, .citation = CITATION_##code},
	CITATIONS(X)
#undef X
#define X(code, name, media_type, content_type) {.text = "." name, .format = FORMAT_##code},
		FORMATS(X)
#undef X
			{.text = MARKDOWN_SUFFIX},
	{.text = CHART_SUFFIX},
	{.text = NULL},
};

const struct suffix *suffix_find(const char *segment)
{
	size_t len = strlen(segment);
	for (const struct suffix *suffix = suffixes; suffix->text; suffix++) {
		size_t end = strlen(suffix->text);
		if (len >= end && strcmp(segment + len - end, suffix->text) == 0)
			return suffix;
	}
	return NULL;
}

const struct suffix *suffix_take(char *segment)
{
	const struct suffix *suffix = suffix_find(segment);
	size_t rest = suffix ? strlen(segment) - strlen(suffix->text) : 0;
	if (rest == 0 || strcmp(suffix->text, CHART_SUFFIX) == 0)
		return NULL;
	segment[rest] = '\0';
	return suffix;
}
