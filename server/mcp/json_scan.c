#include "mcp/json_scan.h"

#include <string.h>

/* Returns the end of the string that begins here. */
static const char *skip_string(const char *at)
{
	/* most strings are so short that calling strcspn() would take longer */
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

void json_scan_init(struct json_scan *scan, const char *text)
{
	bool has_parts = *text == '{' || *text == '[';
	*scan = (struct json_scan){.at = has_parts ? text + 1 : ""};
}

bool json_scan_next(struct json_scan *scan)
{
	const char *at = scan->at + (*scan->at == ',');
	if (!*at || *at == '}' || *at == ']')
		return false;
	scan->begin = scan->value = at;
	at = skip_value(at);
	/* elements of an array have no colon after them */
	if (*at == ':') {
		scan->value = at + 1;
		at = skip_value(at + 1);
	}
	scan->end = scan->at = at;
	return true;
}

bool json_scan_is(const struct json_scan *scan, const char *name)
{
	size_t len = strlen(name);
	return scan->value - scan->begin == (ptrdiff_t)len + 3 &&
		memcmp(scan->begin + 1, name, len) == 0;
}
