#include "http/server.h"

#include "http/access_log.h"
#include "base/error.h"
#include "api/handle.h"
#include "http/listener.h"
#include "base/log.h"
#include "http/metrics.h"
#include "http/connection.h"
#include "http/reaper.h"
#include "http/reply_cache.h"
#include "http/reply.h"
#include "api/response.h"
#include "dataset/snapshot.h"

#include <errno.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
	CONNECTION_MEMORY = 16 << 10, /* request line and headers together; past it MHD answers 431 */
	DRAIN_SECONDS = 10,
	DRAIN_TICK_NS = 5000000,
	QUIET_MS = 100, /* after which a kept connection is taken to be idle */
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
	struct reaper *reaper;
	struct accounts accounts;
	struct server_options options;
	char url[LISTENER_URL_SIZE];
	int listener, deaf; /* the one that takes its place at the end */
	atomic_bool stopping;
	atomic_size_t in_flight;
	_Atomic(int64_t) complained; /* when the library's last complaint was logged */
};

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/* MHD's first word about a connection, and its last, after which it closes the socket. */
static void on_connection(void *cls, struct MHD_Connection *connection, void **context,
	enum MHD_ConnectionNotificationCode code)
{
	struct server *server = cls;
	struct passage *passage = *context;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		*context = passage = passage_create();
		if (passage)
			reaper_add(server->reaper, &passage->watched,
				MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd);
	} else if (passage) {
		reaper_remove(server->reaper, &passage->watched);
		passage_destroy(passage);
		*context = NULL;
	}
}

/* MHD's first word about a request; what it returns becomes *context of the others. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *connection)
{
	struct server *server = cls;
	struct passage *passage =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
	if (!passage)
		return NULL;
	reaper_expect_head(server->reaper, &passage->watched);
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
	passage_clear(passage);
	reaper_expect_request(server->reaper, &passage->watched);
	atomic_fetch_sub(&server->in_flight, 1);
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

/* Sends an answer and lets go of it. */
static enum MHD_Result send_reply(struct server *server, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct account *account,
	struct reply *reply)
{
	account->ns = now() - passage->begun;
	reply = reply ? account_settle(&server->accounts, account, request, reply) : NULL;
	if (!reply)
		return MHD_NO;
	reaper_expect_taking(server->reaper, &passage->watched, reply->bytes);
	enum MHD_Result result = MHD_queue_response(connection, reply->status, reply->message);
	shared_unref(&reply->shared);
	return result;
}

/* A response in the first call closes the connection, and no byte of a body is read. */
static enum MHD_Result refuse(struct server *server, struct MHD_Connection *connection,
	struct passage *passage, const struct request *request, struct error *err)
{
	struct account account = {.hit = false};
	struct response response;
	handle_error(request, err, &response);
	struct reply *reply = reply_create(&response);
	response_finish(&response);
	return send_reply(server, connection, passage, request, &account, reply);
}

/* The first call of a request: its head is there, and nothing else was read. */
static enum MHD_Result admit(struct server *server, struct MHD_Connection *connection,
	struct passage *passage, const char *method, const char *version)
{
	struct error err;
	error_clear(&err);
	reaper_expect_making(&passage->watched);
	passage->announced = true;
	passage->begun = now();
	atomic_fetch_add(&server->in_flight, 1);
#if MHD_VERSION < 0x01000000
	/* the version follows the target; if something lies between, 0.9.75 met a NUL */
	if (version != passage->end + 1)
		error_set(&err, ERROR_BAD_REQUEST, "The request target holds a NUL.");
#endif
	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, take_field, &passage->head);
	if (err.code == ERROR_NONE && head_check(&passage->head, method, version, &err))
		return MHD_YES;
	struct request request = passage_request(passage, method, server_is_stopping(server));
	return refuse(server, connection, passage, &request, &err);
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
	struct account account;
	if (!passage)
		return MHD_NO; /* no memory: the connection closes */
	if (!passage->announced)
		return admit(server, connection, passage, method, version);
	struct request request = passage_request(passage, method, server_is_stopping(server));
	struct snapshot *snapshot = current_enter(server->current);
	struct reply *reply = recall(snapshot, &request, &account.hit);
	account_name_dataset(&account, snapshot_catalog(snapshot));
	current_leave(server->current);
	return send_reply(server, connection, passage, &request, &account, reply);
}

/* As many connections as are wanted and the descriptors allow that the system grants us; MHD divides
 * them among its threads. */
static size_t connection_limit(size_t wanted, size_t threads)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return 256;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	getrlimit(RLIMIT_NOFILE, &limit);
	size_t room = limit.rlim_cur > 128 ? (size_t)limit.rlim_cur - 64 : 64;
	room = room < wanted ? room : wanted;
	return room < threads ? threads : room;
}

/* What the library says, a line a second at most: at the end of the descriptors it tries again and
 * again, and a line each time. */
static void on_mhd_error(void *cls, const char *format, va_list args)
{
	struct server *server = cls;
	int64_t time = now(), last = atomic_load(&server->complained);
	if (time - last < INT64_C(1000000000) ||
		!atomic_compare_exchange_strong(&server->complained, &last, time))
		return;
	char message[512];
	vsnprintf(message, sizeof message, format, args);
	message[strcspn(message, "\n")] = '\0';
	log_line(LOG_WARNING, "microhttpd: %s", message);
}

/* On a socket that listens; MHD closes it from here on. */
static struct MHD_Daemon *start_daemon(struct server *server, int fd)
{
	const struct server_options *options = &server->options;
	/* a pool of one is none, and MHD warns of it */
	struct MHD_OptionItem pool[] = {
		{MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)options->threads, NULL}, {MHD_OPTION_END, 0, NULL}};
	struct MHD_OptionItem numbers[] = {{MHD_OPTION_LISTEN_SOCKET, fd, NULL},
		{MHD_OPTION_CONNECTION_LIMIT, (intptr_t)options->limits.connections, NULL},
		{MHD_OPTION_PER_IP_CONNECTION_LIMIT, (intptr_t)options->per_address, NULL},
		{MHD_OPTION_CONNECTION_TIMEOUT, 0, NULL}, /* the reaper's work */
		{MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL}, {MHD_OPTION_END, 0, NULL}};
	return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0,
		NULL, NULL, on_request, server, MHD_OPTION_EXTERNAL_LOGGER, on_mhd_error, server,
		MHD_OPTION_ARRAY, numbers, MHD_OPTION_ARRAY, options->threads > 1 ? pool : pool + 1,
		STRICTNESS, MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_UNESCAPE_CALLBACK,
		keep_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_END);
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
	server->options = *options;
	server->options.limits.connections =
		connection_limit(options->limits.connections, options->threads);
	if (accounts_init(&server->accounts, options->access_log, options->server_timing, err))
		server->reaper = reaper_create(&server->options.limits, err);
	server->deaf = server->reaper ? listener_open_deaf(err) : -1;
	server->listener = -1;
	if (server->deaf >= 0)
		server->listener = listener_open(LISTENER_CLIENTS, options->listen, server->url, err);
	if (server->listener >= 0) {
		server->daemon = start_daemon(server, server->listener);
		if (server->daemon)
			return server;
		error_set(err, ERROR_UNAVAILABLE, "cannot start libmicrohttpd: %s", strerror(errno));
		close(server->listener);
	}
	server_stop(server);
	return NULL;
}

const char *server_url(const struct server *server)
{
	return server->url;
}

bool server_is_stopping(const struct server *server)
{
	return atomic_load_explicit(&server->stopping, memory_order_relaxed);
}

void server_write_metrics(struct server *server, struct buf *out)
{
	uint64_t shut;
	size_t count = reaper_count(server->reaper, &shut);
	metrics_write(server->accounts.metrics, out);
	metrics_write_value(out, "yigai_http_in_flight", "gauge", "Requests that are being answered.",
		(double)atomic_load(&server->in_flight));
	metrics_write_value(out, "yigai_http_connections", "gauge", "Connections now.", (double)count);
	metrics_write_value(out, "yigai_http_connections_shut_total", "counter",
		"Connections that were shut because they took too long.", (double)shut);
}

void server_drain(struct server *server)
{
	int64_t deadline = now() + DRAIN_SECONDS * INT64_C(1000000000);
	struct timespec tick = {.tv_nsec = DRAIN_TICK_NS};
	atomic_store(&server->stopping, true);
	/* of MHD's own ways to stop listening, quiescing an epoll daemon races with its workers, and
	 * shutting the socket would shut it for those who share it */
	listener_stop(server->listener, server->deaf);
	/* a client that asks again and again hears in its next answer that the connection closes; were it
	 * closed between two requests, the second would be lost */
	while ((atomic_load(&server->in_flight) > 0 || !reaper_is_quiet(server->reaper, QUIET_MS)) &&
		now() < deadline)
		nanosleep(&tick, NULL);
	size_t left = atomic_load(&server->in_flight);
	if (left > 0)
		log_line(LOG_WARNING, "%zu requests were cut off", left);
}

void server_stop(struct server *server)
{
	if (!server)
		return;
	if (server->daemon)
		MHD_stop_daemon(server->daemon);
	if (server->deaf >= 0)
		close(server->deaf);
	reaper_destroy(server->reaper);
	accounts_finish(&server->accounts);
	free(server);
}

const char *server_library_version(void)
{
	return MHD_get_version();
}
