#include "http/admission.h"

#include "api/problem.h"
#include "api/response.h"
#include "base/clock.h"
#include "base/error.h"
#include "http/connection.h"
#include "http/fields.h"
#include "http/reply.h"
#include "http/workers.h"
#include "query/target.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { REFUSAL_MAX = 64 << 10 /* bytes of head and body */ };

void admission_connection(
	void *cls, struct MHD_Connection *mhd, void **context, enum MHD_ConnectionNotificationCode code)
{
	struct admission *admission = cls;
	struct connection *connection = *context;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		*context = connection = connection_create(admission, mhd);
		if (connection)
			reaper_add(admission->reaper, &connection->watched,
				MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
	} else if (connection) {
		reaper_remove(admission->reaper, &connection->watched);
		connection_destroy(connection);
		*context = NULL;
	}
}

void *admission_target(void *cls, const char *target, struct MHD_Connection *mhd)
{
	(void)cls;
	struct connection *connection =
		MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
	if (!connection)
		return NULL;
	reaper_expect_head(&connection->watched);
	if (!connection_begin_request(connection, target))
		return NULL;
	connection->sent.max = connection->admission->body_max;
	/*
	 * MHD goes on to parse the query itself, into a pool that some 500 arguments outgrow; 0.9.75
	 * then answers nothing and keeps the connection. The text is its own buffer, not a constant:
	 * ended behind the question mark it holds no arguments.
	 */
	char *query = strchr(target, '?');
	if (query)
		query[1] = '\0';
	fields_prepare(mhd, connection->admission->body_max > 0);
	return connection;
}

void admission_completed(
	void *cls, struct MHD_Connection *mhd, void **context, enum MHD_RequestTerminationCode how)
{
	(void)mhd;
	(void)how;
	struct admission *admission = cls;
	struct connection *connection = *context;
	*context = NULL;
	if (!connection || !connection->announced)
		return;
	claim_release(&admission->claims, connection);
	connection_end_request(connection);
	reaper_expect_request(&connection->watched);
	atomic_fetch_sub(&admission->in_flight, 1);
}

static struct request take_request(const struct connection *connection, const char *method)
{
	const struct admission *admission = connection->admission;
	struct request request = connection_request(
		connection, method, atomic_load_explicit(&admission->stopping, memory_order_relaxed));
	request.is_private = admission->is_private;
	return request;
}

/* Counts and logs an answer, and adds the headers of this one alone. Takes the caller's reference
 * and returns one; NULL without memory. */
static struct reply *settle(
	struct connection *connection, const struct request *request, struct reply *reply)
{
	struct access_entry *entry = &connection->entry;
	struct access_log *access_log = &connection->admission->access_log;
	entry->ns = clock_ns(CLOCK_MONOTONIC) - connection->begun;
	if (access_log->enabled) {
		enum head_field field =
			access_log->proxies.field == CLIENT_FORWARDED ? HEAD_FORWARDED : HEAD_X_FORWARDED_FOR;
		client_name(&access_log->proxies,
			MHD_get_connection_info(connection->mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS)
				->client_addr,
			connection->head.fields[field].text, entry->client);
	}
	return access_log_record(access_log, entry, request, reply);
}

/* Sends a reply and drops the caller's reference; if it is NULL, the connection closes. */
static enum MHD_Result send_reply(
	struct connection *connection, const struct request *request, struct reply *reply)
{
	reply = reply ? settle(connection, request, reply) : NULL;
	if (!reply)
		return MHD_NO;
	reaper_expect_taking(&connection->watched);
	/* 0.9.75 ends content of unknown length by its last chunk even where HEAD has none; a
	 * connection that closes needs no chunks */
	if (reply->stream && strcmp(request->method, "HEAD") == 0)
		MHD_set_response_options(reply->message, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
	enum MHD_Result result = MHD_queue_response(connection->mhd, reply->status, reply->message);
	shared_unref(&reply->shared);
	return result;
}

static struct reply *reply_to_error(const struct request *request, struct error *err)
{
	struct response response;
	problem_answer(request, err, &response);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	return reply;
}

/*
 * Writes the problem to the socket itself and has the library close the connection, since no byte
 * behind the head may be read. Not through the library: a large head may have left no room in its
 * memory for the answer's head. Nothing else is being sent, so the socket takes all of it, unless
 * the client has not read the answers before.
 */
static enum MHD_Result turn_away(
	struct connection *connection, const struct request *request, struct error *err)
{
	struct buf wire;
	struct reply *reply = reply_to_error(request, err);
	reply = reply ? settle(connection, request, reply) : NULL;
	if (!reply)
		return MHD_NO;
	buf_init(&wire, REFUSAL_MAX);
	reply_write(reply, strcmp(request->method, "HEAD") != 0, &wire);
	int fd =
		MHD_get_connection_info(connection->mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
	if (buf_text(&wire))
		send(fd, wire.data, wire.len, MSG_DONTWAIT | MSG_NOSIGNAL);
	buf_finish(&wire);
	shared_unref(&reply->shared);
	return MHD_NO;
}

/* The first call of a request: its head is there, and nothing else was read. */
static enum MHD_Result admit(struct connection *connection, const char *method, const char *version)
{
	struct admission *admission = connection->admission;
	struct error err;
	error_clear(&err);
	if (admission->body_max == 0) /* else the body must come as soon as the head */
		reaper_expect_making(&connection->watched);
	connection->announced = true;
	connection->begun = clock_ns(CLOCK_MONOTONIC);
	connection->entry = (struct access_entry){.hit = false};
	atomic_fetch_add(&admission->in_flight, 1);
#if MHD_VERSION < 0x01000000
	/* the version follows the target, and that the method; if something lies between, 0.9.75 met a
	 * NUL */
	const char *target = connection->end - strlen(connection->target),
			   *gap = method + strlen(method) + 1;
	if (version != connection->end + 1 || gap + strspn(gap, " ") != target)
		error_set(&err, ERROR_BAD_REQUEST, "The request line holds a NUL.");
#endif
	fields_take(connection->mhd, method, version, &connection->head);
	if (err.code == ERROR_NONE &&
		head_check(&connection->head, method, version, admission->body_max, &err))
		return MHD_YES;
	if (err.code == ERROR_HEAD && strlen(connection->target) > TARGET_MAX) {
		error_clear(&err);
		error_set(&err, ERROR_URI_TOO_LONG, "The address has more than %d bytes.", TARGET_MAX);
	}
	struct request request = take_request(connection, method);
	return turn_away(connection, &request, &err);
}

/* Answers 503 through the library: unlike after turn_away(), the connection stays open. */
static enum MHD_Result refuse(
	struct connection *connection, const struct request *request, const char *why)
{
	struct error err;
	error_clear(&err);
	error_set(&err, ERROR_UNAVAILABLE, "%s", why);
	return send_reply(connection, request, reply_to_error(request, &err));
}

/* Makes the answer: run by a worker, while the connection is suspended. */
static void make_answer(struct job *job, bool cancelled)
{
	struct connection *connection =
		(struct connection *)((char *)job - offsetof(struct connection, job));
	struct admission *admission = connection->admission;
	if (cancelled) {
		/* the daemon stops, and this came on a connection that seemed idle: where it closes
		 * without an answer, a client asks again, elsewhere (RFC 9110, section 9.2.2); a 503 would
		 * be passed on to its user */
		connection->refusal = NULL;
		connection->reply = NULL;
	} else {
		struct request request = take_request(connection, connection->method);
		connection->reply = admission->make(admission->context, &request, &connection->entry);
		claim_take(&admission->claims, connection, admission->workers);
	}
	connection->made = true;
	MHD_resume_connection(connection->mhd); /* its own thread may go on at once */
}

/* Lets a worker make the answer; libmicrohttpd calls admission_request() again when it is there. */
static enum MHD_Result hand_over(struct connection *connection, const struct request *request)
{
	struct admission *admission = connection->admission;
	/* there are only as many paths without a query as the dataset has records, and their answers
	 * stay in memory: a lane of their own, so that no flood of ever new queries holds them up */
	enum lane lane = strpbrk(request->target, "?%") ? LANE_MANY : LANE_FEW;
	if (!workers_reserve(admission->workers, lane))
		return refuse(connection, request, "Too many requests wait for their answers.");
	connection->method = request->method;
	connection->job.run = make_answer;
	MHD_suspend_connection(connection->mhd);
	workers_submit(admission->workers, lane, &connection->job);
	return MHD_YES;
}

/* Takes a piece of the request's body; refuses the request where it grows too long. */
static enum MHD_Result take_body(
	struct connection *connection, const char *method, const char *upload, size_t *upload_size)
{
	struct error err;
	size_t before = connection->sent.len, size = *upload_size;
	*upload_size = 0;
	buf_put(&connection->sent, upload, size);
	if (!connection->sent.failed)
		return MHD_YES;
	error_clear(&err);
	if (size > connection->sent.max - before)
		error_set(&err, ERROR_BODY, "A body may have %zu bytes.", connection->sent.max);
	else
		error_set(&err, ERROR_UNAVAILABLE, "No memory is left for the body.");
	struct request request = take_request(connection, method);
	return turn_away(connection, &request, &err);
}

/* Answers a request that has come in full, or sends the answer that a worker has made. */
static enum MHD_Result answer(struct connection *connection, const char *method)
{
	struct admission *admission = connection->admission;
	struct request request = take_request(connection, method);
	if (!connection->made) {
		if (admission->body_max > 0)
			reaper_expect_making(&connection->watched);
		connection->reply = admission->find
			? admission->find(admission->context, &request, &connection->entry)
			: NULL;
		if (!connection->reply && admission->workers)
			return hand_over(connection, &request);
		if (!connection->reply)
			connection->reply = admission->make(admission->context, &request, &connection->entry);
		claim_take(&admission->claims, connection, admission->workers);
	}
	if (connection->refusal)
		return refuse(connection, &request, connection->refusal);
	struct reply *reply = connection->reply;
	connection->reply = NULL;
	return send_reply(connection, &request, reply);
}

enum MHD_Result admission_request(void *cls, struct MHD_Connection *mhd, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context)
{
	(void)cls;
	(void)mhd; /* the connection knows both */
	(void)url;
	struct connection *connection = *context;
	if (!connection)
		return MHD_NO; /* no memory: the connection closes */
	if (!connection->announced)
		return admit(connection, method, version);
	return *upload_size > 0 ? take_body(connection, method, upload, upload_size)
							: answer(connection, method);
}
