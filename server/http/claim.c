#include "http/claim.h"

#include "http/body.h"
#include "http/connection.h"
#include "http/reply.h"
#include "http/stream.h"

static const char full[] =
	"Answers that others have not taken yet fill the memory that is for them.";

/* These three return NULL, or why the answer cannot be sent. A file needs one of the places for
 * files. */
static const char *take_file(struct claims *claims, struct connection *connection)
{
	connection->takes_file = atomic_fetch_add(&claims->files, 1) < claims->files_max;
	if (connection->takes_file)
		return NULL;
	atomic_fetch_sub(&claims->files, 1);
	return "Others take so many files that there is no descriptor for one more.";
}

static const char *take_room(
	struct claims *claims, struct connection *connection, struct body *body)
{
	if (body->len <= BODY_SMALL_MAX)
		return NULL;
	if (!body_claim(body, claims->room))
		return full;
	connection->body = body;
	return NULL;
}

static const char *begin(
	struct claims *claims, struct connection *connection, struct workers *workers)
{
	struct stream_taker taker = {.mhd = connection->mhd,
		.watched = &connection->watched,
		.workers = workers,
		.room = claims->room,
		.metrics = claims->metrics};
	return stream_begin(connection->reply->stream, &taker) ? NULL : full;
}

void claim_take(struct claims *claims, struct connection *connection, struct workers *workers)
{
	struct reply *reply = connection->reply;
	connection->refusal = NULL;
	if (!reply) /* no memory */
		return;
	connection->refusal = reply->stream ? begin(claims, connection, workers)
		: reply->body                   ? take_room(claims, connection, reply->body)
										: take_file(claims, connection);
	if (!connection->refusal)
		return;
	connection->reply = NULL;
	shared_unref(&reply->shared);
}

void claim_release(struct claims *claims, struct connection *connection)
{
	if (connection->body)
		body_release(connection->body, claims->room);
	connection->body = NULL;
	if (connection->takes_file)
		atomic_fetch_sub(&claims->files, 1);
	connection->takes_file = false;
}
