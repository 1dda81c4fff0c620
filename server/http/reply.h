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
 * A response in the form that libmicrohttpd sends: any number of connections may send the same
 * reply at the same time, and nothing is copied. Counted (base/shared.h), and never changed once
 * others have it.
 */
struct reply {
	struct shared shared;
	struct MHD_Response *message;
	struct body *body; /* NULL for a file and for a stream */
	struct stream
		*stream;  /* NULL for all else; owned by the message, and sent on one connection only */
	size_t route; /* as in struct response */
	unsigned int status;
	size_t bytes; /* of the body; of a stream, those of its first part */
	size_t size;  /* of all that it holds in memory */
	char *etag;   /* NULL if the reply must not be kept for another request */
};

/* Takes the response's body over. The caller unrefs the reply; NULL without memory. */
struct reply *reply_create(struct response *response);

/* Adds a header for one request alone: if others may send this reply, to a copy that shares its
 * body. Takes the caller's reference and returns one; NULL without memory. */
struct reply *reply_with(struct reply *reply, const char *name, const char *value);

/*
 * Appends the reply as HTTP/1.1 sends it, with `Connection: close`; without the body, as for HEAD,
 * unless `with_body`. The reply must not be a file or a stream.
 */
void reply_write(const struct reply *reply, bool with_body, struct buf *out);

#endif
