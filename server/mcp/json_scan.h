#ifndef JSON_SCAN_H
#define JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Iterates over compact JSON as the API writes it, without parsing values, so that parts can be
 * copied or skipped. Text must be NUL-terminated; malformed JSON is not read past its end.
 */
struct json_scan {
	const char *at; /* after the current part */
	/*
	 * the current part: a member with its name, or an element of an array, which has none; end is
	 * exclusive
	 */
	const char *begin, *value, *end;
};

/* Begins with an object or an array; any other value has no parts. */
void json_scan_init(struct json_scan *scan, const char *text);

/* Advances to the next part. Returns false at the end. */
bool json_scan_next(struct json_scan *scan);

/* Whether the current part is the member of this name, which must need no escapes. */
bool json_scan_is(const struct json_scan *scan, const char *name);

#endif
