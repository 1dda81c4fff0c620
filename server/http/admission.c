#include "http/admission.h"

#include "api/handle.h"
#include "api/response.h"
#include "base/error.h"
#include "http/connection.h"
#include "http/reply.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

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

static enum MHD_Result take_field(void *cls, enum MHD_ValueKind kind, const char *name,
	size_t name_len, const char *value, size_t len)
{
	(void)kind;
#if MHD_VERSION < 0x01000000
	/* 0.9.75 hangs a folded line on the name, in other memory, where it hides the field's meaning */
	if (value && name > value)
		name_len = 0;
#endif
	head_take(cls, name, name_len, value ? value : "", len);
	return MHD_YES;
}

/* Sends an answer and lets go of it. */
static enum MHD_Result send_reply(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct account *account,
	struct reply *reply)
{
	account->ns = now() - passage->begun;
	reply = reply ? account_settle(&admission->accounts, account, request, reply) : NULL;
	if (!reply)
		return MHD_NO;
	reaper_expect_taking(&passage->watched);
	enum MHD_Result result = MHD_queue_response(connection, reply->status, reply->message);
	shared_unref(&reply->shared);
	return result;
}

/* A response in the first call closes the connection, and no byte of a body is read. */
static enum MHD_Result refuse(struct admission *admission, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct error *err)
{
	struct account account = {.hit = false};
	struct response response;
	handle_error(request, err, &response);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	return send_reply(admission, connection, passage, request, &account, reply);
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
	atomic_fetch_add(&admission->in_flight, 1);
#if MHD_VERSION < 0x01000000
	/* the version follows the target; if something lies between, 0.9.75 met a NUL */
	if (version != passage->end + 1)
		error_set(&err, ERROR_BAD_REQUEST, "The request target holds a NUL.");
#endif
	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_field, &passage->head);
	if (err.code == ERROR_NONE && head_check(&passage->head, method, version, &err))
		return MHD_YES;
	struct request request = passage_request(passage, method, is_stopping(admission));
	return refuse(admission, connection, passage, &request, &err);
}

/* Room for the body until the request is completed; false, without the reply, if there is none. */
static bool claim(struct admission *admission, struct passage *passage, struct reply *reply)
{
	if (!reply->body) /* a file, which is not in memory */
		return true;
	if (body_claim(reply->body, &admission->room)) {
		passage->body = reply->body;
		return true;
	}
	shared_unref(&reply->shared);
	return false;
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
	struct account account = {.hit = false};
	if (!passage)
		return MHD_NO; /* no memory: the connection closes */
	if (!passage->announced)
		return admit(admission, connection, passage, method, version);
	struct request request = passage_request(passage, method, is_stopping(admission));
	struct reply *reply = admission->answer(admission->answer_context, &request, &account);
	if (!reply || claim(admission, passage, reply))
		return send_reply(admission, connection, passage, &request, &account, reply);
	struct error err;
	error_clear(&err);
	error_set(&err, ERROR_UNAVAILABLE,
		"Answers that others have not taken yet fill the memory that is for them.");
	return refuse(admission, connection, passage, &request, &err);
}
