#ifndef REFUSAL_H
#define REFUSAL_H

#include <jansson.h>
#include <stdbool.h>

struct nearest;

/*
 * The errors of the protocol itself, as against those of a tool, which are results: name, code of
 * JSON-RPC or of MCP, and the status of HTTP that goes with it.
 */
#define REFUSALS(X)                                                                                \
	X(PARSE, -32700, 400)           /* no JSON, or too deep */                                     \
	X(REQUEST, -32600, 400)         /* JSON, but no message */                                     \
	X(METHOD, -32601, 404)          /* a method that is not there */                               \
	X(PARAMS, -32602, 200)          /* what the method was given */                                \
	X(META, -32602, 400)            /* `_meta` lacks what each request must say */                 \
	X(INTERNAL, -32603, 500)        /* no memory */                                                \
	X(HEADER_MISMATCH, -32020, 400) /* header fields say something else than the body */           \
	X(VERSION, -32022, 400)         /* of the protocol, that is not spoken here */

enum refusal_code {
	REFUSAL_NONE,
#define X(name, code, status) REFUSAL_##name,
	REFUSALS(X)
#undef X
};

/* Owned by the caller, who begins with zeroes; `data` is more of it for programs, or NULL. */
struct refusal {
	enum refusal_code code;
	char message[320];
	json_t *data;
};

/* Sets it, printf style; steals `data`. Returns false, so that a caller can `return
 * refusal_set(…)`. */
bool refusal_set(struct refusal *refusal, enum refusal_code code, json_t *data, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/* Sets that there is no such thing, named what it is asked for, with the nearest of those that were
 * offered. */
void refusal_unknown(struct refusal *refusal, enum refusal_code code, const char *what,
	const struct nearest *search);

/* The status of HTTP. */
int refusal_status(const struct refusal *refusal);

/* `{"code": …, "message": …}`; takes the data. NULL without memory. */
json_t *refusal_object(struct refusal *refusal);

#endif
