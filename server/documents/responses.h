#ifndef RESPONSES_H
#define RESPONSES_H

#include <jansson.h>

/* What the operations of an OpenAPI document can bring: their statuses, header fields and problems.
 */

/* The kinds of operations, as sets, for what they have in common. */
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
	SPELT = ITEM | EXPORT, /* a word of the caller's is in the path: empty, in capitals */
	CACHED = ROWS | EXPORT | DOCUMENT | WHOLE_FILE,
	EVERY = CACHED | HEALTH | PROBLEM
};

/* The responses of an operation of a kind, of which a success has this content, which is stolen.
 * NULL without memory. */
json_t *responses_of(int kind, json_t *content);

/* components.responses and components.headers, which those refer to. NULL without memory. */
json_t *responses_components(void);
json_t *responses_headers(void);

#endif
