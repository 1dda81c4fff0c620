#include "mcp/skim.h"

#include <string.h>

/* Behind a string that begins here. */
static const char *skip_string(const char *at)
{
	/* most are so short that a call of strcspn() would take longer */
	for (at++; *at && *at != '"'; at++)
		at += *at == '\\' && at[1];
	return at + (*at == '"');
}

static const char *skip_value(const char *at)
{
	if (*at == '"')
		return skip_string(at);
	if (*at != '{' && *at != '[')
		return at + strcspn(at, ",]}");
	size_t depth = 0;
	do {
		depth += *at == '{' || *at == '[';
		depth -= *at == '}' || *at == ']';
		at = *at == '"' ? skip_string(at) : at + 1;
	} while (depth > 0 && *at);
	return at;
}

void skim_init(struct skim *skim, const char *text)
{
	bool has_parts = *text == '{' || *text == '[';
	*skim = (struct skim){.at = has_parts ? text + 1 : ""};
}

bool skim_next(struct skim *skim)
{
	const char *at = skim->at + (*skim->at == ',');
	if (!*at || *at == '}' || *at == ']')
		return false;
	skim->begin = skim->value = at;
	at = skip_value(at);
	/* a list's values have no colon behind them */
	if (*at == ':') {
		skim->value = at + 1;
		at = skip_value(at + 1);
	}
	skim->end = skim->at = at;
	return true;
}

bool skim_is(const struct skim *skim, const char *name)
{
	size_t len = strlen(name);
	return skim->value - skim->begin == (ptrdiff_t)len + 3 &&
		memcmp(skim->begin + 1, name, len) == 0;
}
