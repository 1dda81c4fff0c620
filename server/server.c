#include "server.h"

#include "error.h"
#include "handle.h"
#include "log.h"
#include "response.h"
#include "snapshot.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
	BACKLOG = 1024,
	CONNECTIONS_MAX = 10000,
	CONNECTION_MEMORY = 32 << 10, /* request line and headers together; past it MHD answers 431 */
	IDLE_SECONDS = 30,
	DRAIN_SECONDS = 10,
};

struct server {
	struct MHD_Daemon *daemon;
	struct current *current;
	bool access_log;
	char url[128];
	atomic_bool stopping; /* new connections are closed at once */
	pthread_mutex_t lock;
	pthread_cond_t idle; /* nothing is in flight */
	size_t in_flight;
};

/* One request from its first line to its last byte. */
struct passage {
	bool announced; /* MHD has called the handler once */
	struct timespec begun;
	int status;
	size_t bytes;
	char target[];
};

/* MHD's first word about a request; what it returns becomes *context of the others. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *connection)
{
	(void)cls;
	(void)connection;
	size_t size = strlen(target) + 1;
	struct passage *passage = calloc(1, sizeof *passage + size);
	if (!passage)
		return NULL;
	memcpy(passage->target, target, size);
	/*
	 * MHD goes on to parse the query itself, into a pool that some 500 arguments outgrow; 0.9.75
	 * then answers nothing and keeps the connection. The text is its own buffer, not a constant:
	 * ended behind the question mark it holds no arguments.
	 */
	char *query = strchr((char *)target, '?');
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
	if (passage && passage->announced) {
		pthread_mutex_lock(&server->lock);
		if (--server->in_flight == 0)
			pthread_cond_broadcast(&server->idle);
		pthread_mutex_unlock(&server->lock);
	}
	free(passage);
	*context = NULL;
}

/* handle() takes the target apart itself; MHD's own copy may stay as it is. */
static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *text)
{
	(void)cls;
	(void)connection;
	return strlen(text);
}

/* The header fields that a request hands on, in the order of its members. */
enum { IF_NONE_MATCH, ACCEPT, ACCEPT_ENCODING, RANGE, IF_RANGE, FIELD_COUNT };

struct joined {
	char text[4096];
	size_t len;
	bool found;
};

/* Joins the lines of a field by commas (RFC 9110, section 5.3); what does not fit is left out. */
static enum MHD_Result join_field(
	void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	static const char *const names[FIELD_COUNT] = {[IF_NONE_MATCH] = MHD_HTTP_HEADER_IF_NONE_MATCH,
		[ACCEPT] = MHD_HTTP_HEADER_ACCEPT,
		[ACCEPT_ENCODING] = MHD_HTTP_HEADER_ACCEPT_ENCODING,
		[RANGE] = MHD_HTTP_HEADER_RANGE,
		[IF_RANGE] = MHD_HTTP_HEADER_IF_RANGE};
	(void)kind;
	struct joined *joined = cls;
	size_t field = 0;
	while (field < FIELD_COUNT && strcasecmp(name, names[field]) != 0)
		field++;
	size_t len = value ? strlen(value) : 0;
	if (field == FIELD_COUNT || !value || len + 2 > sizeof joined->text - joined[field].len)
		return MHD_YES;
	joined += field;
	if (joined->found)
		joined->text[joined->len++] = ',';
	memcpy(joined->text + joined->len, value, len + 1);
	joined->len += len;
	joined->found = true;
	return MHD_YES;
}

static struct MHD_Response *make_reply(struct response *response)
{
	if (response->file >= 0) {
		struct MHD_Response *reply = MHD_create_response_from_fd_at_offset64(
			(uint64_t)response->length, response->file, (uint64_t)response->offset);
		if (reply)
			response->file = -1; /* MHD closes it */
		return reply;
	}
	size_t len;
	char *body = buf_steal(&response->body, &len);
	/* of 0.9.75's kinds of buffer only this one frees on every path */
	struct MHD_Response *reply =
		MHD_create_response_from_buffer_with_free_callback(len, body, free);
	if (!reply)
		free(body);
	return reply;
}

/* Hands the bytes over to MHD; it frees them. */
static enum MHD_Result send_response(struct MHD_Connection *connection, struct response *response)
{
	struct MHD_Response *reply = make_reply(response);
	if (!reply)
		return MHD_NO;
	const char *name = NULL, *value = NULL;
	while ((name = response_next_header(response, name, &value)))
		MHD_add_response_header(reply, name, value);
	enum MHD_Result result = MHD_queue_response(connection, (unsigned int)response->status, reply);
	MHD_destroy_response(reply);
	return result;
}

static void log_access(
	const struct server *server, const char *method, const struct passage *passage)
{
	if (!server->access_log)
		return;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	long long us = (now.tv_sec - passage->begun.tv_sec) * 1000000LL +
		(now.tv_nsec - passage->begun.tv_nsec) / 1000;
	log_line(LOG_ERROR, "%s %.900s status=%d bytes=%zu us=%lld", method, passage->target,
		passage->status, passage->bytes, us);
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context)
{
	(void)url;
	(void)version;
	(void)upload;
	struct server *server = cls;
	struct passage *passage = *context;
	if (!passage)
		return MHD_NO; /* no memory: the connection closes */
	if (!passage->announced) {
		/* a response in the first call would close the connection */
		passage->announced = true;
		clock_gettime(CLOCK_MONOTONIC, &passage->begun);
		pthread_mutex_lock(&server->lock);
		server->in_flight++;
		pthread_mutex_unlock(&server->lock);
		return MHD_YES;
	}
	if (*upload_size > 0) {
		*upload_size = 0; /* no address here takes a body */
		return MHD_YES;
	}
	struct joined fields[FIELD_COUNT];
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		fields[i].len = 0;
		fields[i].found = false;
	}
	MHD_get_connection_values(connection, MHD_HEADER_KIND, join_field, fields);
#define FIELD(name) (fields[name].found ? fields[name].text : NULL)
	struct request request = {
		.method = method,
		.target = passage->target,
		.if_none_match = FIELD(IF_NONE_MATCH),
		.accept = FIELD(ACCEPT),
		.accept_encoding = FIELD(ACCEPT_ENCODING),
		.range = FIELD(RANGE),
		.if_range = FIELD(IF_RANGE),
	};
#undef FIELD
	struct response response;
	struct snapshot *snapshot = current_ref(server->current);
	handle(snapshot, &request, &response);
	snapshot_unref(snapshot);
	passage->status = response.status;
	passage->bytes = response.file >= 0 ? (size_t)response.length : response.body.len;
	log_access(server, method, passage);
	enum MHD_Result result = send_response(connection, &response);
	response_finish(&response);
	return result;
}

/* 0 to 65535; getaddrinfo takes more, and what is over wraps. */
static bool is_port(const char *text)
{
	size_t digits = strspn(text, "0123456789");
	return digits > 0 && digits <= 5 && text[digits] == '\0' && atoi(text) <= 65535;
}

/* Splits ADDR:PORT or [ADDR]:PORT and resolves it; both are numbers. */
static struct addrinfo *resolve(const char *listen_at, struct error *err)
{
	char host[64];
	const char *colon = strrchr(listen_at, ':');
	size_t len = colon ? (size_t)(colon - listen_at) : 0;
	bool brackets = len >= 2 && listen_at[0] == '[' && listen_at[len - 1] == ']';
	struct addrinfo hints = {
		.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
		.ai_socktype = SOCK_STREAM,
	};
	struct addrinfo *address = NULL;
	if (len > 0 && len < sizeof host && is_port(colon + 1)) {
		snprintf(host, sizeof host, "%.*s", (int)(len - 2 * brackets), listen_at + brackets);
		if (getaddrinfo(host, colon + 1, &hints, &address) == 0)
			return address;
	}
	error_set(err, ERROR_UNAVAILABLE, "cannot listen on %.100s: not an ADDR:PORT", listen_at);
	return NULL;
}

static void write_url(struct server *server, int fd)
{
	struct sockaddr_storage address;
	socklen_t len = sizeof address;
	char host[64] = "", port[8] = "";
	getsockname(fd, (struct sockaddr *)&address, &len);
	getnameinfo((struct sockaddr *)&address, len, host, sizeof host, port, sizeof port,
		NI_NUMERICHOST | NI_NUMERICSERV);
	snprintf(server->url, sizeof server->url,
		address.ss_family == AF_INET6 ? "http://[%s]:%s" : "http://%s:%s", host, port);
}

/* A listening socket of our own: port 0 and IPv6 work, and a port in use is told apart. */
static int open_socket(struct server *server, const char *listen_at, struct error *err)
{
	struct addrinfo *address = resolve(listen_at, err);
	if (!address)
		return -1;
	int one = 1;
	int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) != 0 ||
		bind(fd, address->ai_addr, address->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0) {
		error_set(
			err, ERROR_UNAVAILABLE, "cannot listen on %.100s: %s", listen_at, strerror(errno));
		if (fd >= 0)
			close(fd);
		fd = -1;
	} else {
		write_url(server, fd);
	}
	freeaddrinfo(address);
	return fd;
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
	int fd = open_socket(server, options->listen, err);
	if (fd >= 0) {
		/* a pool of one is none, and MHD warns of it */
		struct MHD_OptionItem pool[] = {
			{MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)options->threads, NULL},
			{MHD_OPTION_END, 0, NULL}};
		server->daemon = MHD_start_daemon(
			MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0, on_connect, server,
			on_request, server, MHD_OPTION_EXTERNAL_LOGGER, on_mhd_error, NULL,
			MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_ARRAY, options->threads > 1 ? pool : pool + 1,
			MHD_OPTION_CONNECTION_LIMIT, connection_limit(), MHD_OPTION_CONNECTION_TIMEOUT,
			(unsigned int)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
			(size_t)CONNECTION_MEMORY, MHD_OPTION_URI_LOG_CALLBACK, on_target, server,
			MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED,
			on_completed, server, MHD_OPTION_END);
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
		while (server->in_flight > 0 && waited == 0)
			waited = pthread_cond_timedwait(&server->idle, &server->lock, &deadline);
		if (server->in_flight > 0)
			log_line(LOG_WARNING, "%zu requests were cut off", server->in_flight);
		pthread_mutex_unlock(&server->lock);
		MHD_stop_daemon(server->daemon);
	}
	pthread_cond_destroy(&server->idle);
	pthread_mutex_destroy(&server->lock);
	free(server);
}
