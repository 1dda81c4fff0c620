#ifndef RESPONSE_H
#define RESPONSE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct request;
struct remainder;

/* A response, independent of the connection. */
struct response {
	size_t route; /* index in router_names */
	int status;
	struct buf headers; /* name NUL value NUL, repeated */
	struct buf body;
	size_t rows_end; /* JSON pages: end of the array of rows in the body (render/page.h); else 0 */
	struct remainder *rest; /* the remainder of a body sent in parts; else NULL */
	int file;               /* descriptor of the file that is the body, owned; or -1 */
	int64_t offset, length; /* range of the file to send */
};

/*
 * RESPONSE_HEAD_MAX is the limit of the response head, with what the transport adds: it must fit
 * into the connection's memory beside the request head. Addresses in headers such as Link get
 * RESPONSE_ADDRESSES_MAX of it; longer ones are left out or refused by the caller.
 */
enum { RESPONSE_HEAD_MAX = 4096, RESPONSE_ADDRESSES_MAX = 3072 };

/* Initializes an empty response with the headers of every public response: CORS and nosniff. */
void response_init(struct response *response);

/*
 * The same without CORS, so that other sites open in an operator's browser cannot read the
 * response.
 */
void response_init_private(struct response *response);

/* Initializes by request->is_private. */
void response_begin(const struct request *request, struct response *response);
void response_finish(struct response *response);

void response_add_header(struct response *response, const char *name, const char *value);

/*
 * Iterates over the headers: pass NULL first; returns NULL after the last. *ret_value points into
 * the response.
 */
const char *response_next_header(
	const struct response *response, const char *name, const char **ret_value);

#endif
