#include "http/daemon.h"

#include "api/response.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "dataset/current.h"
#include "http/admission.h"
#include "http/fields.h"
#include "http/head.h"
#include "http/metrics.h"
#include "http/workers.h"

#include <errno.h>
#include <microhttpd.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/*
 * What libmicrohttpd has for a connection, and zeroes after each request, so that an idle one costs
 * all of it. It holds the request's head, a record of each line, and what was read behind that: up
 * to half of it where the head is shorter, else up to two pieces that it grows by. What is left is
 * for the answer's head; where that is too little, the library closes without a word.
 */
enum { CONNECTION_MEMORY = 16896, READ_BEHIND = 2112 };
_Static_assert(
	HEAD_LINES_MAX *HEAD_LINE_COST + FIELDS_PREPARED + RESPONSE_HEAD_MAX <= CONNECTION_MEMORY / 2 &&
		HEAD_MAX + READ_BEHIND + FIELDS_PREPARED + RESPONSE_HEAD_MAX <= CONNECTION_MEMORY,
	"the heads of request and answer fit into a connection's memory");

enum {
	WAITING_MAX = 1024,   /* requests */
	OWN_DESCRIPTORS = 64, /* of threads, pipes and sockets that listen */
	FILES_MAX = 256,      /* at once; with what the kernel holds of each, 16 MiB */
	DRAIN_SECONDS = 10,
	DRAIN_TICK_NS = 5000000,
	QUIET_MS = 100, /* without a request, after which a drain takes a connection to be idle */
};

/* 0.9.75 refuses a blank before a field's colon only where it is told to be lenient */
#if MHD_VERSION < 0x01000000
#define STRICTNESS MHD_OPTION_STRICT_FOR_CLIENT, -1
#else
#define STRICTNESS MHD_OPTION_CLIENT_DISCIPLINE_LVL, 1
#endif

struct daemon {
	struct MHD_Daemon *library;
	struct admission admission;
	struct daemon_options options;
	char url[LISTENER_URL_SIZE];
	int listener, deaf;          /* sockets; deaf takes the listener's place when it drains */
	_Atomic(int64_t) complained; /* when the library's last complaint was logged */
};

/* handle() takes the target apart itself; MHD's own copy may stay as it is. */
static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *text)
{
	(void)cls;
	(void)connection;
	return strlen(text);
}

/* How many of so many connections may be sent a file at the same time, each of which is a second
 * descriptor. */
static size_t files_limit(size_t connections)
{
	size_t share = connections / 8;
	return share == 0 ? 1 : share < FILES_MAX ? share : FILES_MAX;
}

/* How many connections there may be: as many as are wanted, or as the descriptors suffice for that
 * the system grants and nothing else may need. At least one a thread, for MHD divides them among
 * its threads. */
static size_t connection_limit(const struct daemon_options *options)
{
	size_t wanted = options->limits.connections, threads = options->threads;
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return 256;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
	getrlimit(RLIMIT_NOFILE, &limit);
	size_t held = OWN_DESCRIPTORS + options->reserved;
	size_t room = limit.rlim_cur > 2 * held ? (size_t)limit.rlim_cur - held : 64;
	room -= files_limit(room);
	room = room < wanted ? room : wanted;
	return room < threads ? threads : room;
}

/* Logs what the library complains of, a line a second at most: without descriptors it tries again
 * and again, and complains each time. */
static void on_mhd_error(void *cls, const char *format, va_list args)
{
	struct daemon *daemon = cls;
	char message[512];
	vsnprintf(message, sizeof message, format, args);
	message[strcspn(message, "\n")] = '\0';
	/* it says so whenever a request was turned away: that is no complaint */
	if (strncmp(message, "Application reported", 20) == 0)
		return;
	int64_t time = clock_ns(CLOCK_MONOTONIC), last = atomic_load(&daemon->complained);
	if (time - last >= NS_PER_S && atomic_compare_exchange_strong(&daemon->complained, &last, time))
		log_line(LOG_WARNING, "microhttpd: %s", message);
}

/* Starts libmicrohttpd on a listening socket, which it closes when it is stopped. NULL with errno,
 * and the socket is still the caller's. */
static struct MHD_Daemon *start_library(struct daemon *daemon, int fd)
{
	const struct daemon_options *options = &daemon->options;
	/* a pool of one is none, and MHD warns of it */
	struct MHD_OptionItem pool[] = {
		{MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)options->threads, NULL}, {MHD_OPTION_END, 0, NULL}};
	struct MHD_OptionItem numbers[] = {{MHD_OPTION_LISTEN_SOCKET, fd, NULL},
		{MHD_OPTION_CONNECTION_LIMIT, (intptr_t)options->limits.connections, NULL},
		{MHD_OPTION_PER_IP_CONNECTION_LIMIT, (intptr_t)options->per_address, NULL},
		{MHD_OPTION_CONNECTION_TIMEOUT, 0, NULL}, /* the reaper's task */
		{MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL}, {MHD_OPTION_END, 0, NULL}};
	return MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL,
		admission_request, &daemon->admission, MHD_OPTION_EXTERNAL_LOGGER, on_mhd_error, daemon,
		MHD_OPTION_ARRAY, numbers, MHD_OPTION_ARRAY, options->threads > 1 ? pool : pool + 1,
		STRICTNESS, MHD_OPTION_URI_LOG_CALLBACK, admission_target, &daemon->admission,
		MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED,
		admission_completed, &daemon->admission, MHD_OPTION_NOTIFY_CONNECTION, admission_connection,
		&daemon->admission, MHD_OPTION_END);
}

/* A quarter of the connections may wait for a worker in each of two lanes; what is left can still
 * be told that too many wait. */
static bool start_workers(struct daemon *daemon, struct error *err)
{
	size_t share = daemon->options.limits.connections / 4;
	size_t waiting_max = share == 0 ? 1 : share < WAITING_MAX ? share : WAITING_MAX;
	if (daemon->options.workers == 0)
		return true;
	daemon->admission.workers = workers_create(daemon->options.workers, waiting_max, err);
	return daemon->admission.workers != NULL;
}

struct daemon *daemon_start(const struct daemon_options *options, struct error *err)
{
	struct daemon *daemon = calloc(1, sizeof *daemon);
	if (!daemon) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a daemon");
		return NULL;
	}
	daemon->options = *options;
	daemon->admission.claims.room = options->room;
	daemon->admission.find = options->find;
	daemon->admission.make = options->make;
	daemon->admission.context = options->context;
	daemon->admission.is_private = options->use != LISTENER_CLIENTS;
	daemon->admission.body_max = options->body_max;
	daemon->options.limits.connections = connection_limit(options);
	daemon->admission.claims.files_max = files_limit(daemon->options.limits.connections);
	daemon->admission.access_log.proxies = options->proxies;
	if (access_log_init(
			&daemon->admission.access_log, options->access_log, options->server_timing, err))
		daemon->admission.reaper =
			reaper_create(&daemon->options.limits, daemon->admission.claims.room, err);
	daemon->admission.claims.metrics = daemon->admission.access_log.metrics;
	bool ready = daemon->admission.reaper && start_workers(daemon, err);
	daemon->deaf = ready ? listener_open_deaf(err) : -1;
	daemon->listener = -1;
	if (daemon->deaf >= 0)
		daemon->listener = listener_open(options->use, options->listen, daemon->url, err);
	if (daemon->listener >= 0) {
		daemon->library = start_library(daemon, daemon->listener);
		if (daemon->library)
			return daemon;
		error_set(err, ERROR_UNAVAILABLE, "cannot start libmicrohttpd: %s", strerror(errno));
		close(daemon->listener);
	}
	daemon_stop(daemon);
	return NULL;
}

const char *daemon_url(const struct daemon *daemon)
{
	return daemon->url;
}

bool daemon_is_stopping(const struct daemon *daemon)
{
	return atomic_load_explicit(&daemon->admission.stopping, memory_order_relaxed);
}

void daemon_write_metrics(struct daemon *daemon, struct buf *out)
{
	uint64_t shut;
	size_t count = reaper_count(daemon->admission.reaper, &shut);
	metrics_write(daemon->admission.access_log.metrics, out);
	metrics_write_value(out, "yigai_http_in_flight", "gauge", "Requests that are being answered.",
		(double)atomic_load(&daemon->admission.in_flight));
	if (daemon->admission.workers)
		metrics_write_value(out, "yigai_http_waiting", "gauge",
			"Requests that wait for a worker to make their answers.",
			(double)workers_count_waiting(daemon->admission.workers));
	metrics_write_value(out, "yigai_http_bodies_bytes", "gauge",
		"Bytes of the bodies that are on their way to clients.",
		(double)atomic_load(&daemon->admission.claims.room->used));
	metrics_write_value(out, "yigai_http_connections", "gauge", "Connections now.", (double)count);
	metrics_write_value(out, "yigai_http_connections_shut_total", "counter",
		"Connections that were shut because they took too long.", (double)shut);
}

void daemon_drain(struct daemon *daemon)
{
	int64_t deadline = clock_ns(CLOCK_MONOTONIC) + DRAIN_SECONDS * NS_PER_S;
	struct timespec tick = {.tv_nsec = DRAIN_TICK_NS};
	atomic_store(&daemon->admission.stopping, true);
	/* of MHD's own ways to stop listening, quiescing an epoll daemon races with its workers, and
	 * shutting the socket would shut it for those who share it */
	listener_stop(daemon->listener, daemon->deaf);
	/* a client that asks again and again hears in its next answer that the connection closes; were
	 * it closed between two requests, the second would be lost */
	while ((atomic_load(&daemon->admission.in_flight) > 0 ||
			   !reaper_is_quiet(daemon->admission.reaper, QUIET_MS)) &&
		clock_ns(CLOCK_MONOTONIC) < deadline)
		nanosleep(&tick, NULL);
	size_t left = atomic_load(&daemon->admission.in_flight);
	if (left > 0)
		log_line(LOG_WARNING, "%zu requests were cut off", left);
}

void daemon_stop(struct daemon *daemon)
{
	if (!daemon)
		return;
	/* first: a connection that is suspended must not be closed */
	workers_stop(daemon->admission.workers);
	if (daemon->library)
		MHD_stop_daemon(daemon->library);
	workers_destroy(daemon->admission.workers);
	if (daemon->deaf >= 0)
		close(daemon->deaf);
	reaper_destroy(daemon->admission.reaper);
	access_log_finish(&daemon->admission.access_log);
	free(daemon);
}
