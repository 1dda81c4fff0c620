#include "http/reply.h"

#include "api/response.h"
#include "http/body.h"
#include "http/stream.h"

#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Bytes that libmicrohttpd allocates for a response and for each of its headers, with what malloc()
 * adds; rather too many, since --cache-size must hold. */
enum { MESSAGE_SIZE = 640, HEADER_SIZE = 160 };

static void release_body(void *context)
{
	shared_unref(context);
}

static struct MHD_Response *message_of_body(struct body *body)
{
	/* of the kinds of buffer that 0.9.75 has, only those with a callback are freed on every path */
	struct MHD_Response *message = MHD_create_response_from_buffer_with_free_callback_cls(
		body->len, body->data, release_body, shared_ref(&body->shared));
	if (!message)
		shared_unref(&body->shared);
	return message;
}

static struct MHD_Response *message_of_file(struct response *response)
{
	struct MHD_Response *message = MHD_create_response_from_fd_at_offset64(
		(uint64_t)response->length, response->file, (uint64_t)response->offset);
	if (message)
		response->file = -1; /* MHD closes it */
	return message;
}

static struct MHD_Response *message_of_stream(struct response *response, struct stream **ret_stream)
{
	*ret_stream = stream_create(response);
	return *ret_stream ? stream_message(*ret_stream) : NULL;
}

/* Keeps the library from saying `Content-Length: 0` in a 304, where it would be the length of the
 * content that is not sent (RFC 9110, section 8.6). */
static void omit_length(struct reply *reply)
{
#if MHD_VERSION >= 0x01000000
	if (reply->status == MHD_HTTP_NOT_MODIFIED)
		MHD_set_response_options(reply->message, MHD_RF_HEAD_ONLY_RESPONSE, MHD_RO_END);
#else
	(void)reply; /* 0.9.75 has no such option */
#endif
}

static void destroy(struct shared *shared)
{
	struct reply *reply = (struct reply *)shared;
	if (reply->message)
		MHD_destroy_response(reply->message);
	if (reply->body)
		shared_unref(&reply->body->shared);
	free(reply->etag);
	free(reply);
}

/* False without memory for any of them: without Content-Encoding, say, a coded body would be
 * misread. */
static bool add_headers(struct reply *reply, const struct response *response)
{
	const char *name = NULL, *value = NULL;
	while ((name = response_next_header(response, name, &value))) {
		if (MHD_add_response_header(reply->message, name, value) != MHD_YES)
			return false;
		reply->size += HEADER_SIZE + strlen(name) + strlen(value);
		/* an answer with an entity tag stays the same as long as its snapshot is served */
		if (reply->body && strcmp(name, "ETag") == 0)
			reply->etag = strdup(value);
	}
	return true;
}

struct reply *reply_create(struct response *response)
{
	struct reply *reply = calloc(1, sizeof *reply);
	if (!reply)
		return NULL;
	shared_init(&reply->shared, destroy);
	bool in_memory = response->file < 0;
	reply->route = response->route;
	reply->status = (unsigned int)response->status;
	reply->bytes = in_memory ? response->body.len : (size_t)response->length;
	reply->size = sizeof *reply + sizeof *reply->body + MESSAGE_SIZE + response->body.len;
	if (!in_memory)
		reply->message = message_of_file(response);
	else if (response->rest)
		reply->message = message_of_stream(response, &reply->stream);
	else if ((reply->body = body_create(&response->body)))
		reply->message = message_of_body(reply->body);
	if (reply->message && add_headers(reply, response)) {
		omit_length(reply);
		return reply;
	}
	shared_unref(&reply->shared);
	return NULL;
}

struct copying {
	struct MHD_Response *to;
	bool failed;
};

static enum MHD_Result copy_header(
	void *context, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct copying *copying = context;
	(void)kind;
	enum MHD_Result result = MHD_add_response_header(copying->to, name, value);
	copying->failed = result != MHD_YES;
	return result;
}

/* A new reply that shares the body and is not kept; NULL without memory. */
static struct reply *copy(const struct reply *reply)
{
	struct reply *own = calloc(1, sizeof *own);
	if (!own)
		return NULL;
	shared_init(&own->shared, destroy);
	own->route = reply->route;
	own->status = reply->status;
	own->bytes = reply->bytes;
	own->body = (struct body *)shared_ref(&reply->body->shared);
	own->message = message_of_body(own->body);
	struct copying copying = {.to = own->message, .failed = !own->message};
	if (own->message)
		MHD_get_response_headers(reply->message, copy_header, &copying);
	if (!copying.failed) {
		omit_length(own);
		return own;
	}
	shared_unref(&own->shared);
	return NULL;
}

struct reply *reply_with(struct reply *reply, const char *name, const char *value)
{
	struct reply *own = reply;
	if (reply->etag) {
		own = copy(reply);
		shared_unref(&reply->shared);
	}
	if (!own || MHD_add_response_header(own->message, name, value) == MHD_YES)
		return own;
	shared_unref(&own->shared);
	return NULL;
}

static enum MHD_Result write_header(
	void *out, enum MHD_ValueKind kind, const char *name, const char *value)
{
	(void)kind;
	if (strcmp(name, "Connection") != 0)
		buf_printf(out, "%s: %s\r\n", name, value);
	return MHD_YES;
}

void reply_write(const struct reply *reply, bool with_body, struct buf *out)
{
	char date[64];
	struct tm utc;
	time_t now = time(NULL);
	/* in English, since this process keeps the C locale */
	strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", gmtime_r(&now, &utc));
	buf_printf(out, "HTTP/1.1 %u %s\r\nDate: %s\r\nConnection: close\r\nContent-Length: %zu\r\n",
		reply->status, MHD_get_reason_phrase_for(reply->status), date, reply->body->len);
	MHD_get_response_headers(reply->message, write_header, out);
	buf_puts(out, "\r\n");
	if (with_body)
		buf_put(out, reply->body->data, reply->body->len);
}
