#ifndef REPLY_H
#define REPLY_H

#include "base/shared.h"

#include <stdbool.h>
#include <stddef.h>

struct MHD_Response;
struct buf;
struct response;
struct stream;

/*
 * A response as libmicrohttpd sends it, prebuilt: any number of connections may send one at the
 * same time, and nothing is copied for it.
 */
struct reply {
	struct shared shared;
	struct MHD_Response *message;
	struct body *body;     /* NULL for a file and for a stream */
	struct stream *stream; /* NULL for all else; the message's own, and for one connection */
	size_t route;          /* as in struct response */
	unsigned int status;
	size_t bytes; /* of the body; of a stream, those of its first part */
	size_t size;  /* of all that it holds in memory */
	char *etag;   /* NULL if it may not be given again */
};

/* Takes the response's body over. NULL without memory. */
struct reply *reply_create(struct response *response);

/* Adds a header for one request: to a copy that has the same body if others may send this reply. It
 * takes the caller's reference; NULL without memory. */
struct reply *reply_with(struct reply *reply, const char *name, const char *value);

/*
 * Writes it as it goes over the wire, and that nothing follows on the connection; without the body
 * for HEAD. Not of a file.
 */
void reply_write(const struct reply *reply, bool with_body, struct buf *out);

#endif
