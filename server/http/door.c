#include "http/door.h"

#include "api/response.h"
#include "base/error.h"
#include "base/log.h"
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
#include <time.h>
#include <unistd.h>

/*
 * What libmicrohttpd has for a connection, and zeroes after each request, so that an idle one costs all of
 * it. It holds the request's head, a record of each line, and what was read behind that: up to half of
 * it where the head is shorter, else up to two pieces that it grows by. What is left is for the
 * answer's head; where that is too little, the library closes without a word.
 */
enum { CONNECTION_MEMORY = 16896, READ_BEHIND = 2112 };
_Static_assert(
	HEAD_LINES_MAX *HEAD_LINE_COST + FIELDS_PREPARED + RESPONSE_HEAD_MAX <= CONNECTION_MEMORY / 2 &&
		HEAD_MAX + READ_BEHIND + FIELDS_PREPARED + RESPONSE_HEAD_MAX <= CONNECTION_MEMORY,
	"the heads of request and answer fit into a connection's memory");

enum {
	WAITING_MAX = 1024, /* requests */
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

struct door {
	struct MHD_Daemon *daemon;
	struct admission admission;
	struct door_options options;
	char url[LISTENER_URL_SIZE];
	int listener, deaf;          /* the one that takes its place at the end */
	_Atomic(int64_t) complained; /* when the library's last complaint was logged */
};

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/* handle() takes the target apart itself; MHD's own copy may stay as it is. */
static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *text)
{
	(void)cls;
	(void)connection;
	return strlen(text);
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
	struct door *door = cls;
	char message[512];
	vsnprintf(message, sizeof message, format, args);
	message[strcspn(message, "\n")] = '\0';
	/* so it says that it closes the connection of a request that was turned away */
	if (strncmp(message, "Application reported", 20) == 0)
		return;
	int64_t time = now(), last = atomic_load(&door->complained);
	if (time - last >= INT64_C(1000000000) &&
		atomic_compare_exchange_strong(&door->complained, &last, time))
		log_line(LOG_WARNING, "microhttpd: %s", message);
}

/* On a socket that listens; MHD closes it from here on. */
static struct MHD_Daemon *start_daemon(struct door *door, int fd)
{
	const struct door_options *options = &door->options;
	/* a pool of one is none, and MHD warns of it */
	struct MHD_OptionItem pool[] = {
		{MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)options->threads, NULL}, {MHD_OPTION_END, 0, NULL}};
	struct MHD_OptionItem numbers[] = {{MHD_OPTION_LISTEN_SOCKET, fd, NULL},
		{MHD_OPTION_CONNECTION_LIMIT, (intptr_t)options->limits.connections, NULL},
		{MHD_OPTION_PER_IP_CONNECTION_LIMIT, (intptr_t)options->per_address, NULL},
		{MHD_OPTION_CONNECTION_TIMEOUT, 0, NULL}, /* the reaper's work */
		{MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL}, {MHD_OPTION_END, 0, NULL}};
	return MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL,
		admission_request, &door->admission, MHD_OPTION_EXTERNAL_LOGGER, on_mhd_error, door,
		MHD_OPTION_ARRAY, numbers, MHD_OPTION_ARRAY, options->threads > 1 ? pool : pool + 1,
		STRICTNESS, MHD_OPTION_URI_LOG_CALLBACK, admission_target, &door->admission,
		MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL, MHD_OPTION_NOTIFY_COMPLETED,
		admission_completed, &door->admission, MHD_OPTION_NOTIFY_CONNECTION, admission_connection,
		&door->admission, MHD_OPTION_END);
}

/* Half the connections may wait for an answer; the others are there to hear that too many do. */
static bool start_workers(struct door *door, struct error *err)
{
	size_t share = door->options.limits.connections / 2 / LANE_COUNT;
	size_t waiting_max = share == 0 ? 1 : share < WAITING_MAX ? share : WAITING_MAX;
	if (door->options.workers == 0)
		return true;
	door->admission.workers = workers_create(door->options.workers, waiting_max, err);
	return door->admission.workers != NULL;
}

struct door *door_open(const struct door_options *options, struct error *err)
{
	struct door *door = calloc(1, sizeof *door);
	if (!door) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a door");
		return NULL;
	}
	door->options = *options;
	door->admission.room.max = options->body_memory ? options->body_memory : SIZE_MAX;
	door->admission.find = options->find;
	door->admission.make = options->make;
	door->admission.context = options->context;
	door->options.limits.connections =
		connection_limit(options->limits.connections, options->threads);
	door->admission.accounts.proxies = options->proxies;
	if (accounts_init(&door->admission.accounts, options->access_log, options->server_timing, err))
		door->admission.reaper = reaper_create(&door->options.limits, &door->admission.room, err);
	bool ready = door->admission.reaper && start_workers(door, err);
	door->deaf = ready ? listener_open_deaf(err) : -1;
	door->listener = -1;
	if (door->deaf >= 0)
		door->listener = listener_open(options->use, options->listen, door->url, err);
	if (door->listener >= 0) {
		door->daemon = start_daemon(door, door->listener);
		if (door->daemon)
			return door;
		error_set(err, ERROR_UNAVAILABLE, "cannot start libmicrohttpd: %s", strerror(errno));
		close(door->listener);
	}
	door_close(door);
	return NULL;
}

const char *door_url(const struct door *door)
{
	return door->url;
}

bool door_is_stopping(const struct door *door)
{
	return atomic_load_explicit(&door->admission.stopping, memory_order_relaxed);
}

void door_write_metrics(struct door *door, struct buf *out)
{
	uint64_t shut;
	size_t count = reaper_count(door->admission.reaper, &shut);
	metrics_write(door->admission.accounts.metrics, out);
	metrics_write_value(out, "yigai_http_in_flight", "gauge", "Requests that are being answered.",
		(double)atomic_load(&door->admission.in_flight));
	if (door->admission.workers)
		metrics_write_value(out, "yigai_http_waiting", "gauge",
			"Requests that wait for a worker to make their answers.",
			(double)workers_count_waiting(door->admission.workers));
	metrics_write_value(out, "yigai_http_bodies_bytes", "gauge",
		"Bytes of the bodies that are on their way to clients.",
		(double)atomic_load(&door->admission.room.used));
	metrics_write_value(out, "yigai_http_connections", "gauge", "Connections now.", (double)count);
	metrics_write_value(out, "yigai_http_connections_shut_total", "counter",
		"Connections that were shut because they took too long.", (double)shut);
}

void door_drain(struct door *door)
{
	int64_t deadline = now() + DRAIN_SECONDS * INT64_C(1000000000);
	struct timespec tick = {.tv_nsec = DRAIN_TICK_NS};
	atomic_store(&door->admission.stopping, true);
	/* of MHD's own ways to stop listening, quiescing an epoll daemon races with its workers, and
	 * shutting the socket would shut it for those who share it */
	listener_stop(door->listener, door->deaf);
	/* a client that asks again and again hears in its next answer that the connection closes; were it
	 * closed between two requests, the second would be lost */
	while ((atomic_load(&door->admission.in_flight) > 0 ||
			   !reaper_is_quiet(door->admission.reaper, QUIET_MS)) &&
		now() < deadline)
		nanosleep(&tick, NULL);
	size_t left = atomic_load(&door->admission.in_flight);
	if (left > 0)
		log_line(LOG_WARNING, "%zu requests were cut off", left);
}

void door_close(struct door *door)
{
	if (!door)
		return;
	/* first: a connection that is suspended must not be closed */
	workers_stop(door->admission.workers);
	if (door->daemon)
		MHD_stop_daemon(door->daemon);
	workers_destroy(door->admission.workers);
	if (door->deaf >= 0)
		close(door->deaf);
	reaper_destroy(door->admission.reaper);
	accounts_finish(&door->admission.accounts);
	free(door);
}
