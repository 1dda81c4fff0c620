#ifndef RESPONSES_H
#define RESPONSES_H

#include <jansson.h>

/* The responses of OpenAPI operations: statuses, header fields and problems. */

/* The kinds of operations, as flags. */
enum {
	PAGE = 1,
	ITEM = 2,
	DOCUMENT = 4,
	WHOLE_FILE = 8,
	HEALTH = 16,
	PROBLEM = 32,
	EXPORT = 64,
	MOVED = 128
};
enum {
	ROWS = PAGE | ITEM,
	SPELT = ITEM | EXPORT, /* a word chosen by the client is in the path; it may be empty or
							  misspelt in case */
	CACHED = ROWS | EXPORT | DOCUMENT | WHOLE_FILE,
	EVERY = CACHED | HEALTH | PROBLEM
};

/*
 * Returns the responses of an operation whose success has this content, which is stolen. NULL if
 * out of memory.
 */
json_t *responses_of(int kind, json_t *content);

/* Return components.responses and components.headers. NULL if out of memory. */
json_t *responses_components(void);
json_t *responses_headers(void);

#endif
