#include "reply.h"

#include "response.h"

#include <microhttpd.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What libmicrohttpd allocates for a response and for each of its headers, about. */
enum { MESSAGE_SIZE = 512, HEADER_SIZE = 128 };

static void destroy(struct shared *shared)
{
	struct reply *reply = (struct reply *)shared;
	if (reply->message)
		MHD_destroy_response(reply->message);
	free(reply->etag);
	free(reply);
}

static struct MHD_Response *make_message(struct response *response)
{
	if (response->file >= 0) {
		struct MHD_Response *message = MHD_create_response_from_fd_at_offset64(
			(uint64_t)response->length, response->file, (uint64_t)response->offset);
		if (message)
			response->file = -1; /* MHD closes it */
		return message;
	}
	size_t len;
	char *body = buf_steal(&response->body, &len);
	/* of 0.9.75's kinds of buffer only this one frees on every path */
	struct MHD_Response *message =
		MHD_create_response_from_buffer_with_free_callback(len, body, free);
	if (!message)
		free(body);
	return message;
}

struct reply *reply_create(struct response *response)
{
	struct reply *reply = calloc(1, sizeof *reply);
	if (!reply)
		return NULL;
	shared_init(&reply->shared, destroy);
	bool in_memory = response->file < 0;
	reply->status = (unsigned int)response->status;
	reply->bytes = in_memory ? response->body.len : (size_t)response->length;
	reply->size = sizeof *reply + MESSAGE_SIZE + response->body.capacity;
	reply->message = make_message(response);
	const char *name = NULL, *value = NULL;
	while (reply->message && (name = response_next_header(response, name, &value))) {
		MHD_add_response_header(reply->message, name, value);
		reply->size += HEADER_SIZE + strlen(name) + strlen(value);
		/* what has an entity tag is the same for as long as its snapshot lives */
		if (in_memory && strcmp(name, "ETag") == 0)
			reply->etag = strdup(value);
	}
#if MHD_VERSION >= 0x01000000
	/* the length of nothing is not that of the content (RFC 9110, section 8.6) */
	if (reply->message && reply->status == MHD_HTTP_NOT_MODIFIED)
		MHD_set_response_options(reply->message, MHD_RF_HEAD_ONLY_RESPONSE, MHD_RO_END);
#endif
	if (reply->message)
		return reply;
	shared_unref(&reply->shared);
	return NULL;
}
