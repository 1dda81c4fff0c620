#include "query/preferred.h"

#include "query/format.h"

#include <string.h>
#include <strings.h>

enum { RANGE_MAX = 64 };

/* Returns the language of a range by its first subtag. */
static enum language language_of(const char *range, size_t len)
{
	for (int i = LANGUAGE_NONE + 1; i < LANGUAGE_COUNT; i++) {
		const char *code = language_code((enum language)i);
		size_t code_len = strlen(code);
		if (len >= code_len && strncasecmp(range, code, code_len) == 0 &&
			(len == code_len || range[code_len] == '-'))
			return (enum language)i;
	}
	return LANGUAGE_NONE;
}

enum language preferred_language(const char *field)
{
	enum language best = LANGUAGE_EN;
	int most = 0;
	for (const char *p = field ? field : ""; *p; p += strcspn(p, ",")) {
		char range[RANGE_MAX];
		p += strspn(p, " \t,");
		size_t len = strcspn(p, " \t;,");
		enum language language = language_of(p, len);
		if (language == LANGUAGE_NONE || len >= sizeof range)
			continue;
		memcpy(range, p, len);
		range[len] = '\0';
		int weight = format_weight(p, range);
		if (weight > most) {
			best = language;
			most = weight;
		}
	}
	return best;
}
