#include "http/stream.h"

#include "api/handle.h"
#include "api/response.h"
#include "api/remainder.h"
#include "base/error.h"
#include "base/log.h"
#include "http/body.h"
#include "http/metrics.h"
#include "http/reaper.h"
#include "http/workers.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK_SIZE = 16 << 10, /* bytes that libmicrohttpd asks for at once where it sends no chunks */
	ROW_SPARE = 64 << 10,  /* bytes by which the last row may lengthen a part */
};

struct stream {
	struct body *part; /* NULL while the next one is being made, and if it cannot be made */
	size_t taken, claimed;
	struct remainder *rest;
	struct stream_taker taker;
	struct job job;
};

static void drop_part(struct stream *stream)
{
	if (stream->part)
		shared_unref(&stream->part->shared);
	stream->part = NULL;
}

static void destroy(void *context)
{
	struct stream *stream = context;
	body_room_give(stream->taker.room, stream->claimed);
	drop_part(stream);
	remainder_destroy(stream->rest);
	free(stream);
}

struct stream *stream_create(struct response *response)
{
	struct stream *stream = calloc(1, sizeof *stream);
	struct body *part = stream ? body_create(&response->body) : NULL;
	if (!part) {
		free(stream);
		return NULL;
	}
	stream->part = part;
	stream->rest = response->rest;
	response->rest = NULL;
	return stream;
}

/* Takes room for this part in place of the last one's. Later parts need no more than the first,
 * unless a row is longer than ROW_SPARE. False if there is none. */
static bool claim(struct stream *stream)
{
	size_t len = stream->part->len;
	size_t least = stream->rest ? stream->rest->part + ROW_SPARE : 0;
	size_t kept = stream->rest ? stream->rest->room : 0;
	size_t wanted = (len > least ? len : least) + kept + BODY_UNSENT_MAX;
	if (wanted < stream->claimed)
		body_room_give(stream->taker.room, stream->claimed - wanted);
	else if (wanted > stream->claimed &&
		!body_room_take(stream->taker.room, wanted - stream->claimed))
		return false;
	stream->claimed = wanted;
	return true;
}

bool stream_begin(struct stream *stream, const struct stream_taker *taker)
{
	stream->taker = *taker;
	return claim(stream);
}

static bool make_part(struct stream *stream)
{
	struct buf bytes;
	struct error err;
	error_clear(&err);
	if (handle_remainder(&stream->rest, &bytes, &err)) {
		stream->part = body_create(&bytes);
		if (!stream->part)
			error_set(&err, ERROR_UNAVAILABLE, "no memory for a part");
		else if (!claim(stream))
			error_set(&err, ERROR_UNAVAILABLE, "no room for a part");
		else
			metrics_count_part(stream->taker.metrics, stream->part->len);
		buf_finish(&bytes);
	}
	if (err.code != ERROR_NONE)
		log_line(LOG_WARNING, "a whole table broke off: %s", err.detail);
	return err.code == ERROR_NONE;
}

/* Makes the next part: run by a worker, while the connection is suspended. */
static void work(struct job *job, bool cancelled)
{
	struct stream *stream = (struct stream *)((char *)job - offsetof(struct stream, job));
	stream->taken = 0;
	if (cancelled || !make_part(stream))
		drop_part(stream);
	reaper_expect_taking(stream->taker.watched);
	MHD_resume_connection(stream->taker.mhd);
}

static ssize_t hand_over(struct stream *stream)
{
	drop_part(stream);
	reaper_expect_making(stream->taker.watched);
	stream->job.run = work;
	workers_reserve(stream->taker.workers, LANE_PARTS);
	MHD_suspend_connection(stream->taker.mhd);
	workers_submit(stream->taker.workers, LANE_PARTS, &stream->job);
	return 0;
}

static ssize_t read_on(void *context, uint64_t position, char *out, size_t room)
{
	(void)position;
	struct stream *stream = context;
	if (!stream->part)
		return MHD_CONTENT_READER_END_WITH_ERROR;
	size_t left = stream->part->len - stream->taken;
	if (left == 0)
		return stream->rest ? hand_over(stream) : MHD_CONTENT_READER_END_OF_STREAM;
	size_t len = left < room ? left : room;
	memcpy(out, stream->part->data + stream->taken, len);
	stream->taken += len;
	return (ssize_t)len;
}

struct MHD_Response *stream_message(struct stream *stream)
{
	struct MHD_Response *message =
		MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK_SIZE, read_on, stream, destroy);
	if (!message)
		destroy(stream);
	return message;
}
