#ifndef REFUSAL_H
#define REFUSAL_H

#include <jansson.h>
#include <stdbool.h>

struct nearest;

/*
 * Errors of the protocol (errors of a tool are results): name, JSON-RPC or MCP code, HTTP status.
 */
#define REFUSALS(X)                                                                                \
	X(PARSE, -32700, 400)           /* not JSON, or nested too deeply */                           \
	X(REQUEST, -32600, 400)         /* JSON, but not a message */                                  \
	X(METHOD, -32601, 404)          /* unknown method */                                           \
	X(PARAMS, -32602, 200)          /* invalid parameters */                                       \
	X(META, -32602, 400)            /* `_meta` lacks required members */                           \
	X(INTERNAL, -32603, 500)        /* out of memory */                                            \
	X(HEADER_MISMATCH, -32020, 400) /* header fields contradict the body */                        \
	X(VERSION, -32022, 400)         /* protocol version not supported */

enum refusal_code {
	REFUSAL_NONE,
#define X(name, code, status) REFUSAL_##name,
	REFUSALS(X)
#undef X
};

/* An error for the caller. Zero it first; `data` has details for programs, or is NULL. */
struct refusal {
	enum refusal_code code;
	char message[320];
	json_t *data;
};

/* Sets the error with a printf-style message; steals `data`. Always returns false. */
bool refusal_set(struct refusal *refusal, enum refusal_code code, json_t *data, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/*
 * Sets the error that no `what` has the wanted name, and suggests the nearest one offered to the
 * search.
 */
void refusal_unknown(struct refusal *refusal, enum refusal_code code, const char *what,
	const struct nearest *search);

/* Returns the HTTP status. */
int refusal_status(const struct refusal *refusal);

/* Returns `{"code": …, "message": …}` with the data, which is stolen. NULL if out of memory. */
json_t *refusal_object(struct refusal *refusal);

#endif
