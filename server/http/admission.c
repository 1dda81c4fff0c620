#include "http/admission.h"

#include "api/handle.h"
#include "api/response.h"
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
#include <time.h>

enum { REFUSAL_MAX = 64 << 10 /* bytes of head and body */ };

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static bool is_stopping(const struct admission *admission)
{
	return atomic_load_explicit(&admission->stopping, memory_order_relaxed);
}

void admission_connection(void *cls, struct MHD_Connection *connection, void **context,
	enum MHD_ConnectionNotificationCode code)
{
	struct admission *admission = cls;
	struct passage *passage = *context;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		*context = passage = passage_create();
		if (passage)
			reaper_add(admission->reaper, &passage->watched,
				MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
	} else if (passage) {
		reaper_remove(admission->reaper, &passage->watched);
		passage_destroy(passage);
		*context = NULL;
	}
}

void *admission_target(void *cls, const char *target, struct MHD_Connection *connection)
{
	(void)cls;
	struct passage *passage =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
	if (!passage)
		return NULL;
	reaper_expect_head(&passage->watched);
	if (!passage_begin(passage, target))
		return NULL;
	/*
	 * MHD goes on to parse the query itself, into a pool that some 500 arguments outgrow; 0.9.75
	 * then answers nothing and keeps the connection. The text is its own buffer, not a constant:
	 * ended behind the question mark it holds no arguments.
	 */
	char *query = strchr(target, '?');
	if (query)
		query[1] = '\0';
	fields_prepare(connection);
	return passage;
}

void admission_completed(void *cls, struct MHD_Connection *connection, void **context,
	enum MHD_RequestTerminationCode how)
{
	(void)connection;
	(void)how;
	struct admission *admission = cls;
	struct passage *passage = *context;
	*context = NULL;
	if (!passage || !passage->announced)
		return;
	if (passage->body)
		body_release(passage->body, &admission->room);
	passage->body = NULL;
	passage_clear(passage);
	reaper_expect_request(&passage->watched);
	atomic_fetch_sub(&admission->in_flight, 1);
}

/* Counts and logs an answer, and adds what only this one says. */
static struct reply *settle(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct reply *reply)
{
	struct account *account = &passage->account;
	const struct accounts *accounts = &admission->accounts;
	account->ns = now() - passage->begun;
	if (accounts->access_log) {
		enum head_field field =
			accounts->proxies.field == CLIENT_FORWARDED ? HEAD_FORWARDED : HEAD_X_FORWARDED_FOR;
		client_name(&accounts->proxies,
			MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr,
			passage->head.fields[field].text, account->client);
	}
	return account_settle(&admission->accounts, account, request, reply);
}

/* Sends an answer and lets go of it; without one the connection closes. */
static enum MHD_Result send_reply(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct reply *reply)
{
	reply = reply ? settle(admission, connection, passage, request, reply) : NULL;
	if (!reply)
		return MHD_NO;
	reaper_expect_taking(&passage->watched);
	enum MHD_Result result = MHD_queue_response(connection, reply->status, reply->message);
	shared_unref(&reply->shared);
	return result;
}

static struct reply *reply_to_error(const struct request *request, struct error *err)
{
	struct response response;
	handle_error(request, err, &response);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	return reply;
}

/*
 * Answers past the library, which closes the connection then, since no byte behind the head may be
 * read: the head may have left no room in its memory for an answer's. Nothing else is on its way, so the
 * socket takes all of it unless the client has not taken what came before.
 */
static enum MHD_Result turn_away(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct error *err)
{
	struct buf wire;
	struct reply *reply = reply_to_error(request, err);
	reply = reply ? settle(admission, connection, passage, request, reply) : NULL;
	if (!reply)
		return MHD_NO;
	buf_init(&wire, REFUSAL_MAX);
	reply_write(reply, strcmp(request->method, "HEAD") != 0, &wire);
	int fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
	if (buf_text(&wire))
		send(fd, wire.data, wire.len, MSG_DONTWAIT | MSG_NOSIGNAL);
	buf_finish(&wire);
	shared_unref(&reply->shared);
	return MHD_NO;
}

/* Answers with an error as with anything else: the connection lives. */
static enum MHD_Result refuse(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct error *err)
{
	return send_reply(admission, connection, passage, request, reply_to_error(request, err));
}

/* The first call of a request: its head is there, and nothing else was read. */
static enum MHD_Result admit(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const char *method, const char *version)
{
	struct error err;
	error_clear(&err);
	reaper_expect_making(&passage->watched);
	passage->announced = true;
	passage->begun = now();
	passage->account = (struct account){.hit = false};
	atomic_fetch_add(&admission->in_flight, 1);
#if MHD_VERSION < 0x01000000
	/* the version follows the target; if something lies between, 0.9.75 met a NUL */
	if (version != passage->end + 1)
		error_set(&err, ERROR_BAD_REQUEST, "The request target holds a NUL.");
#endif
	fields_take(connection, method, version, &passage->head);
	if (err.code == ERROR_NONE && head_check(&passage->head, method, version, &err))
		return MHD_YES;
	if (err.code == ERROR_HEAD && strlen(passage->target) > TARGET_MAX) {
		error_clear(&err);
		error_set(&err, ERROR_URI_TOO_LONG, "The address has more than %d bytes.", TARGET_MAX);
	}
	struct request request = passage_request(passage, method, is_stopping(admission));
	return turn_away(admission, connection, passage, &request, &err);
}

static enum MHD_Result refuse_for_now(struct admission *admission,
	struct MHD_Connection *connection, struct passage *passage, const struct request *request,
	const char *why)
{
	struct error err;
	error_clear(&err);
	error_set(&err, ERROR_UNAVAILABLE, "%s", why);
	return refuse(admission, connection, passage, request, &err);
}

/* Takes room for the body until the request is completed. Without room there is a refusal instead. */
static void claim(struct admission *admission, struct passage *passage)
{
	struct reply *reply = passage->reply;
	passage->refusal = NULL;
	/* no memory; or a file, which is not in memory */
	if (!reply || !reply->body || reply->body->len <= BODY_SMALL_MAX)
		return;
	if (body_claim(reply->body, &admission->room)) {
		passage->body = reply->body;
		return;
	}
	passage->refusal = "Answers that others have not taken yet fill the memory that is for them.";
	passage->reply = NULL;
	shared_unref(&reply->shared);
}

/* By a worker, while the connection is suspended. */
static void make_answer(struct job *job, bool cancelled)
{
	struct passage *passage = (struct passage *)((char *)job - offsetof(struct passage, job));
	struct admission *admission = passage->admission;
	if (cancelled) {
		passage->refusal = "The server is stopping.";
	} else {
		struct request request = passage_request(passage, passage->method, is_stopping(admission));
		passage->reply = admission->make(admission->context, &request, &passage->account);
		claim(admission, passage);
	}
	passage->made = true;
	MHD_resume_connection(passage->connection); /* from here on it is its own thread's again */
}

/* Lets a worker make the answer; the request is called for once more when it is there. */
static enum MHD_Result hand_over(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request)
{
	/* of addresses without a query there are as many as the dataset has records: whoever asks for them
	 * again and again finds them in memory, and holds up none who asks for another */
	enum lane lane = strchr(request->target, '?') ? LANE_MANY : LANE_FEW;
	if (!workers_reserve(admission->workers, lane))
		return refuse_for_now(
			admission, connection, passage, request, "Too many requests wait for their answers.");
	passage->admission = admission;
	passage->connection = connection;
	passage->method = request->method;
	passage->job.run = make_answer;
	MHD_suspend_connection(connection);
	workers_submit(admission->workers, lane, &passage->job);
	return MHD_YES;
}

/* All of a request is there, or its answer. */
static enum MHD_Result answer(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const char *method)
{
	struct request request = passage_request(passage, method, is_stopping(admission));
	if (!passage->made) {
		passage->reply = admission->find
			? admission->find(admission->context, &request, &passage->account)
			: NULL;
		if (!passage->reply && admission->workers)
			return hand_over(admission, connection, passage, &request);
		if (!passage->reply)
			passage->reply = admission->make(admission->context, &request, &passage->account);
		claim(admission, passage);
	}
	if (passage->refusal)
		return refuse_for_now(admission, connection, passage, &request, passage->refusal);
	struct reply *reply = passage->reply;
	passage->reply = NULL;
	return send_reply(admission, connection, passage, &request, reply);
}

enum MHD_Result admission_request(void *cls, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context)
{
	(void)url;
	(void)upload;
	(void)upload_size; /* what announces a body is not admitted */
	struct admission *admission = cls;
	struct passage *passage = *context;
	if (!passage)
		return MHD_NO; /* no memory: the connection closes */
	return passage->announced ? answer(admission, connection, passage, method)
							  : admit(admission, connection, passage, method, version);
}
