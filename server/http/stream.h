#ifndef STREAM_H
#define STREAM_H

#include <stdbool.h>
#include <stddef.h>

struct MHD_Connection;
struct MHD_Response;
struct body_room;
struct metrics;
struct response;
struct watched;
struct workers;

/*
 * A body that is made in parts, one of which is in memory at a time. When it has been sent, a
 * worker makes the next one, and the connection is suspended meanwhile. The body is sent in chunks
 * (RFC 9112, section 7.1); to HTTP/1.0 it ends with the connection. If a part cannot be made, the
 * connection closes without the last chunk, so that the client notices.
 */
struct stream;

/* Takes over the response's body, which is the first part, and its rest, which makes the others.
 * NULL without memory; then the response keeps its rest. */
struct stream *stream_create(struct response *response);

/* Makes the message that sends the stream, and owns it from then on. NULL without memory; then the
 * stream is destroyed. */
struct MHD_Response *stream_message(struct stream *stream);

/* The connection that a stream is sent on, and what it uses; all of these must outlive the stream.
 */
struct stream_taker {
	struct MHD_Connection *mhd;
	struct watched *watched;
	struct workers *workers;
	struct body_room *room;
	struct metrics *metrics;
};

/* Called once, before the message is queued: takes room for a part, until the stream is destroyed.
 * False if there is none. */
bool stream_begin(struct stream *stream, const struct stream_taker *taker);

#endif
