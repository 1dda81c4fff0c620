#ifndef REPLY_H
#define REPLY_H

#include "cache.h"

#include <stddef.h>

struct MHD_Response;
struct response;

/*
 * A response as libmicrohttpd sends it, prebuilt: any number of connections may send one at the same
 * time, and nothing is copied for it.
 */
struct reply {
	struct shared shared;
	struct MHD_Response *message;
	unsigned int status;
	size_t bytes; /* of the body */
	size_t size;  /* of all that it holds in memory */
	char *etag;   /* NULL if it may not be given again */
};

/* Takes the response's body over. NULL without memory. */
struct reply *reply_create(struct response *response);

#endif
