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
 * A body that is longer than its first part. A part is in memory at a time; when it is taken, a
 * worker makes the next one, and the connection is suspended meanwhile. It goes out in chunks (RFC
 * 9112, section 7.1), to HTTP/1.0 until the connection closes. Where a part cannot be made, the
 * connection closes without the last chunk.
 */
struct stream;

/* Takes the response's body and rest over. NULL without memory; the response keeps its rest then.
 */
struct stream *stream_create(struct response *response);

/* The one message that sends it, which owns it from here on. NULL without memory, and then it is
 * gone. */
struct MHD_Response *stream_message(struct stream *stream);

/* To whom it goes; all of these must outlive it. */
struct stream_taker {
	struct MHD_Connection *mhd;
	struct watched *watched;
	struct workers *workers;
	struct body_room *room;
	struct metrics *metrics;
};

/* Takes room for a part, which it keeps until it is gone. False if there is none. Once, before the
 * message is queued. */
bool stream_begin(struct stream *stream, const struct stream_taker *taker);

#endif
