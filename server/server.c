#include "server.h"

#include "error.h"
#include "handle.h"
#include "head.h"
#include "listener.h"
#include "log.h"
#include "recall.h"
#include "reply.h"
#include "response.h"
#include "snapshot.h"

#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
	CONNECTIONS_MAX = 20000,
	CONNECTION_MEMORY = 32 << 10, /* request line and headers together; past it MHD answers 431 */
	IDLE_SECONDS = 30,
	DRAIN_SECONDS = 10,
	TARGET_USUAL = 256, /* bytes; longer targets are allocated */
};

/* 0.9.75 refuses a blank before a field's colon only where it is told to be lenient */
#if MHD_VERSION < 0x01000000
#define STRICTNESS MHD_OPTION_STRICT_FOR_CLIENT, -1
#else
#define STRICTNESS MHD_OPTION_CLIENT_DISCIPLINE_LVL, 1
#endif

struct server {
	struct MHD_Daemon *daemon;
	struct current *current;
	bool access_log;
	char url[LISTENER_URL_SIZE];
	atomic_bool stopping; /* new connections are closed at once */
	atomic_size_t in_flight;
	pthread_mutex_t lock;
	pthread_cond_t idle; /* nothing is in flight, and the server is stopping */
};

/* A connection, and the request that it is at. */
struct passage {
	bool announced; /* MHD has called the handler once */
	struct timespec begun;
	const char *end; /* of the target where it was received */
	char *target;
	char usual[TARGET_USUAL]; /* holds most targets */
	struct head head;
};

static void clear_passage(struct passage *passage)
{
	if (passage->target != passage->usual)
		free(passage->target);
	passage->target = passage->usual;
	passage->announced = false;
	head_finish(&passage->head);
}

/* MHD's first word about a connection, and its last. */
static void on_connection(void *cls, struct MHD_Connection *connection, void **context,
	enum MHD_ConnectionNotificationCode code)
{
	(void)cls;
	(void)connection;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		struct passage *passage = malloc(sizeof *passage);
		if (passage) {
			passage->target = passage->usual;
			head_init(&passage->head);
		}
		*context = passage;
	} else if (*context) {
		clear_passage(*context);
		free(*context);
		*context = NULL;
	}
}

/* MHD's first word about a request; what it returns becomes *context of the others. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *connection)
{
	(void)cls;
	struct passage *passage =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
	if (!passage)
		return NULL;
	clear_passage(passage);
	size_t len = strlen(target);
	passage->end = target + len;
	if (len >= sizeof passage->usual && !(passage->target = malloc(len + 1))) {
		passage->target = passage->usual;
		return NULL;
	}
	memcpy(passage->target, target, len + 1);
	/*
	 * MHD goes on to parse the query itself, into a pool that some 500 arguments outgrow; 0.9.75
	 * then answers nothing and keeps the connection. The text is its own buffer, not a constant:
	 * ended behind the question mark it holds no arguments.
	 */
	char *query = memchr(target, '?', len);
	if (query)
		query[1] = '\0';
	return passage;
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **context,
	enum MHD_RequestTerminationCode how)
{
	(void)connection;
	(void)how;
	struct server *server = cls;
	struct passage *passage = *context;
	*context = NULL;
	if (!passage || !passage->announced)
		return;
	clear_passage(passage);
	if (atomic_fetch_sub(&server->in_flight, 1) > 1 || !atomic_load(&server->stopping))
		return;
	pthread_mutex_lock(&server->lock);
	pthread_cond_broadcast(&server->idle);
	pthread_mutex_unlock(&server->lock);
}

/* handle() takes the target apart itself; MHD's own copy may stay as it is. */
static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *text)
{
	(void)cls;
	(void)connection;
	return strlen(text);
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

static void log_access(const struct server *server, const char *method,
	const struct passage *passage, const struct reply *reply, bool hit)
{
	if (!server->access_log)
		return;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	long long us = (now.tv_sec - passage->begun.tv_sec) * 1000000LL +
		(now.tv_nsec - passage->begun.tv_nsec) / 1000;
	log_line(LOG_ERROR, "%s %.900s status=%u bytes=%zu us=%lld cache=%s", method, passage->target,
		reply->status, reply->bytes, us, hit ? "hit" : "miss");
}

/* Sends an answer and lets go of it. */
static enum MHD_Result send_reply(const struct server *server, struct MHD_Connection *connection,
	const struct passage *passage, const char *method, struct reply *reply, bool hit)
{
	if (!reply)
		return MHD_NO;
	log_access(server, method, passage, reply, hit);
	enum MHD_Result result = MHD_queue_response(connection, reply->status, reply->message);
	shared_unref(&reply->shared);
	return result;
}

/* A response in the first call closes the connection, and no byte of a body is read. */
static enum MHD_Result refuse(const struct server *server, struct MHD_Connection *connection,
	const struct passage *passage, const char *method, struct error *err)
{
	struct request request = {.method = method, .target = passage->target};
	struct response response;
	handle_error(&request, err, &response);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	return send_reply(server, connection, passage, method, reply, false);
}

/* The first call of a request: its head is there, and nothing else was read. */
static enum MHD_Result admit(struct server *server, struct MHD_Connection *connection,
	struct passage *passage, const char *method, const char *version)
{
	struct error err;
	error_clear(&err);
	passage->announced = true;
	if (server->access_log)
		clock_gettime(CLOCK_MONOTONIC, &passage->begun);
	atomic_fetch_add(&server->in_flight, 1);
#if MHD_VERSION < 0x01000000
	/* the version follows the target; if something lies between, 0.9.75 met a NUL */
	if (version != passage->end + 1)
		error_set(&err, ERROR_BAD_REQUEST, "The request target holds a NUL.");
#endif
	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_field, &passage->head);
	if (err.code == ERROR_NONE && head_check(&passage->head, method, version, &err))
		return MHD_YES;
	return refuse(server, connection, passage, method, &err);
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context)
{
	(void)url;
	(void)upload;
	(void)upload_size; /* what announces a body is not admitted */
	struct server *server = cls;
	struct passage *passage = *context;
	if (!passage)
		return MHD_NO; /* no memory: the connection closes */
	if (!passage->announced)
		return admit(server, connection, passage, method, version);
	const struct head *head = &passage->head;
	struct request request = {
		.method = method,
		.target = passage->target,
		.if_match = head->fields[HEAD_IF_MATCH].text,
		.if_unmodified_since = head->fields[HEAD_IF_UNMODIFIED_SINCE].text,
		.if_none_match = head->fields[HEAD_IF_NONE_MATCH].text,
		.accept = head->fields[HEAD_ACCEPT].text,
		.accept_encoding = head->fields[HEAD_ACCEPT_ENCODING].text,
		.range = head->fields[HEAD_RANGE].text,
		.if_range = head->fields[HEAD_IF_RANGE].text,
	};
	bool hit;
	struct reply *reply = recall(current_enter(server->current), &request, &hit);
	current_leave(server->current);
	return send_reply(server, connection, passage, method, reply, hit);
}

/* As many connections as the descriptors allow that the system grants us. */
static unsigned int connection_limit(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return 256;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	getrlimit(RLIMIT_NOFILE, &limit);
	rlim_t room = limit.rlim_cur > 128 ? limit.rlim_cur - 64 : 64;
	return room > CONNECTIONS_MAX ? CONNECTIONS_MAX : (unsigned int)room;
}

/* Of MHD's own ways to stop listening, quiescing an epoll daemon races with its workers. */
static enum MHD_Result on_connect(void *cls, const struct sockaddr *address, socklen_t len)
{
	(void)address;
	(void)len;
	struct server *server = cls;
	return atomic_load(&server->stopping) ? MHD_NO : MHD_YES;
}

static void on_mhd_error(void *cls, const char *format, va_list args)
{
	(void)cls;
	char message[512];
	vsnprintf(message, sizeof message, format, args);
	message[strcspn(message, "\n")] = '\0';
	log_line(LOG_WARNING, "microhttpd: %s", message);
}

struct server *server_start(
	const struct server_options *options, struct current *current, struct error *err)
{
	struct server *server = calloc(1, sizeof *server);
	if (!server) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a server");
		return NULL;
	}
	server->current = current;
	server->access_log = options->access_log;
	pthread_mutex_init(&server->lock, NULL);
	pthread_cond_init(&server->idle, NULL);
	int fd = listener_open(options->listen, server->url, err);
	if (fd >= 0) {
		/* a pool of one is none, and MHD warns of it */
		struct MHD_OptionItem pool[] = {
			{MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)options->threads, NULL},
			{MHD_OPTION_END, 0, NULL}};
		server->daemon =
			MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0,
				on_connect, server, on_request, server, MHD_OPTION_EXTERNAL_LOGGER, on_mhd_error,
				NULL, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_ARRAY,
				options->threads > 1 ? pool : pool + 1, MHD_OPTION_CONNECTION_LIMIT,
				connection_limit(), MHD_OPTION_CONNECTION_TIMEOUT, (unsigned int)IDLE_SECONDS,
				MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, STRICTNESS,
				MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_UNESCAPE_CALLBACK,
				keep_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
				MHD_OPTION_NOTIFY_CONNECTION, on_connection, NULL, MHD_OPTION_END);
		if (server->daemon)
			return server;
		error_set(err, ERROR_UNAVAILABLE, "cannot start libmicrohttpd: %s", strerror(errno));
		close(fd);
	}
	server_stop(server);
	return NULL;
}

const char *server_url(const struct server *server)
{
	return server->url;
}

void server_stop(struct server *server)
{
	if (server->daemon) {
		atomic_store(&server->stopping, true);
		struct timespec deadline;
		clock_gettime(CLOCK_REALTIME, &deadline);
		deadline.tv_sec += DRAIN_SECONDS;
		pthread_mutex_lock(&server->lock);
		int waited = 0;
		while (atomic_load(&server->in_flight) > 0 && waited == 0)
			waited = pthread_cond_timedwait(&server->idle, &server->lock, &deadline);
		pthread_mutex_unlock(&server->lock);
		size_t left = atomic_load(&server->in_flight);
		if (left > 0)
			log_line(LOG_WARNING, "%zu requests were cut off", left);
		MHD_stop_daemon(server->daemon);
	}
	pthread_cond_destroy(&server->idle);
	pthread_mutex_destroy(&server->lock);
	free(server);
}
