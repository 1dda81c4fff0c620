#include "query/dialect.h"

#include <stddef.h>
#include <strings.h>

static const struct {
	enum dialect dialect;
	const char *theirs, *ours;
} words[] = {
#define X(dialect, theirs, ours) {DIALECT_##dialect, theirs, ours},
	DIALECTS(X)
#undef X
};

const char *dialect_word(enum dialect dialect, const char *theirs)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].dialect == dialect && strcasecmp(words[i].theirs, theirs) == 0)
			return words[i].ours;
	return NULL;
}
