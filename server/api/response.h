#ifndef RESPONSE_H
#define RESPONSE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct request;
struct rest;

/* What goes back to the client: bytes, but no socket. */
struct response {
	size_t route; /* which kind of address answered: an index for router_names */
	int status;
	struct buf headers; /* name NUL value NUL, repeated */
	struct buf body;
	size_t rows_end;        /* of a page of JSON (render/page.h); 0 of any other body */
	struct rest *rest;      /* what follows the body; NULL where it is whole */
	int file;               /* -1, or a descriptor of its own whose bytes are the body */
	int64_t offset, length; /* the part of the file that is the body */
};

/*
 * How much a head may have on the wire, with what the transport adds to it: it must fit beside the
 * request's into the memory of a connection. An address in it, as in Link, has so much of that;
 * what is longer is left out or refused by whoever would say it.
 */
enum { RESPONSE_HEAD_MAX = 4096, RESPONSE_ADDRESSES_MAX = 3072 };

/* An empty response with what every answer to the public says: CORS and nosniff. */
void response_init(struct response *response);

/* The same without CORS: no page in an operator's browser may read what the public may not. */
void response_init_private(struct response *response);

/* The one that whoever asks gets. */
void response_begin(const struct request *request, struct response *response);
void response_finish(struct response *response);

void response_add_header(struct response *response, const char *name, const char *value);

/* Goes through the headers: begin with NULL, NULL comes after the last; *ret_value is borrowed. */
const char *response_next_header(
	const struct response *response, const char *name, const char **ret_value);

#endif
