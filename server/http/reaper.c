#include "http/reaper.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/thread.h"
#include "http/body.h"

#include <linux/tcp.h>
#include <malloc.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>

#define TICK_NS (NS_PER_S / 10)
#define PRESSED_NS NS_PER_S /* without progress, while connections or room are short */

enum { TRIM_MIN = 256 /* connections; what fewer leave behind is not worth a malloc_trim() */ };

struct reaper {
	struct reaper_limits limits;
	const struct body_room *room;
	pthread_t thread;
	pthread_mutex_t lock; /* guards all below */
	pthread_cond_t wake;
	bool stopping, asleep;
	struct watched *first;
	size_t count, peak; /* peak: the most since memory was given back */
	uint64_t shut;
};

/* The coarse clock is right to 4 ms, which is enough here, and several times cheaper. */
static int64_t now(void)
{
	return clock_ns(CLOCK_MONOTONIC_COARSE);
}

/* Stores the phase last, so that a thread that sees it sees when it began, too. */
static void enter(struct watched *watched, enum reaper_phase phase)
{
	atomic_store_explicit(&watched->since, now(), memory_order_relaxed);
	atomic_store_explicit(&watched->phase, phase, memory_order_release);
}

void reaper_expect_head(struct watched *watched)
{
	enter(watched, REAPER_HEAD);
}

void reaper_expect_making(struct watched *watched)
{
	atomic_store_explicit(&watched->phase, REAPER_MAKING, memory_order_release);
}

void reaper_expect_taking(struct watched *watched)
{
	unsigned answers = atomic_load_explicit(&watched->answers, memory_order_relaxed);
	atomic_store_explicit(&watched->answers, answers + 1, memory_order_relaxed);
	enter(watched, REAPER_TAKING);
}

void reaper_expect_request(struct watched *watched)
{
	enter(watched, REAPER_IDLE);
}

/* Bytes that the peer has acknowledged since the connection began; 0 where that cannot be known. */
static uint64_t count_acknowledged(int fd)
{
	struct tcp_info info = {.tcpi_state = 0};
	socklen_t len = sizeof info;
	return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &len) == 0 ? info.tcpi_bytes_acked : 0;
}

/* Whether the client has received an answer fast enough since it was last measured, at `since`. If
 * so, it is measured anew from `time` on. */
static bool has_moved(struct watched *watched, int64_t since, int64_t time)
{
	unsigned answer = atomic_load_explicit(&watched->answers, memory_order_relaxed);
	bool seen = watched->measured == answer;
	if (seen && time - since < PRESSED_NS)
		return true; /* too short to judge */
	uint64_t acknowledged = count_acknowledged(watched->fd);
	uint64_t wanted = (uint64_t)(time - since) / 1000 * REAPER_LEAST_RATE / 1000000;
	if (seen && acknowledged - watched->acknowledged < wanted)
		return false;
	watched->measured = answer;
	watched->acknowledged = acknowledged;
	/* unless the connection has entered another phase meanwhile */
	atomic_compare_exchange_strong_explicit(
		&watched->since, &since, time, memory_order_relaxed, memory_order_relaxed);
	return true;
}

static bool is_late(const struct reaper *reaper, struct watched *watched, int64_t time)
{
	enum reaper_phase phase = atomic_load_explicit(&watched->phase, memory_order_acquire);
	int64_t since = atomic_load_explicit(&watched->since, memory_order_relaxed);
	const struct reaper_limits *limits = &reaper->limits;
	bool pressed = reaper->count >= limits->connections - limits->connections / 8;
	unsigned seconds = 0;
	switch (phase) {
	case REAPER_HEAD:
		seconds = limits->head;
		break;
	case REAPER_TAKING:
		if (has_moved(watched, since, time))
			return false;
		pressed = pressed || body_room_is_short(reaper->room);
		seconds = limits->answer;
		break;
	case REAPER_IDLE:
		seconds = limits->idle;
		break;
	case REAPER_MAKING:
	case REAPER_SHUT:
		return false;
	}
	return (seconds > 0 && since + seconds * NS_PER_S <= time) ||
		(pressed && since + PRESSED_NS <= time);
}

/* libmicrohttpd sees the end of the connection and closes it. */
static void shut(struct watched *watched)
{
	/* what an unfinished answer has left in the kernel would stay there for minutes */
	static const struct linger none = {.l_onoff = 1};
	if (atomic_load_explicit(&watched->phase, memory_order_relaxed) == REAPER_TAKING)
		setsockopt(watched->fd, SOL_SOCKET, SO_LINGER, &none, sizeof none);
	shutdown(watched->fd, SHUT_RDWR);
	atomic_store_explicit(&watched->phase, REAPER_SHUT, memory_order_relaxed); /* once is enough */
}

static void shut_late(struct reaper *reaper)
{
	int64_t time = now();
	for (struct watched *each = reaper->first; each; each = each->next) {
		if (!is_late(reaper, each, time))
			continue;
		shut(each);
		reaper->shut++;
	}
}

/* Whether much memory is free that only malloc_trim() gives back. The C library keeps what many
 * connections have freed (10,000 of them left 334 MB), and gaps between long bodies of many lengths
 * (up to twice what these hold). */
static bool leaves_memory(struct reaper *reaper)
{
	if (body_room_is_short(reaper->room))
		return true;
	if (reaper->peak < TRIM_MIN || reaper->count > reaper->peak / 2)
		return false;
	reaper->peak = reaper->count;
	return true;
}

/* Waits for the next tick; without connections until there is one, or until the end. */
static void doze(struct reaper *reaper)
{
	struct timespec until = clock_in(TICK_NS);
	reaper->asleep = reaper->count == 0;
	if (!reaper->asleep) /* waking too early does no harm */
		pthread_cond_timedwait(&reaper->wake, &reaper->lock, &until);
	while (reaper->asleep && !reaper->stopping)
		pthread_cond_wait(&reaper->wake, &reaper->lock);
}

static void *reap(void *context)
{
	struct reaper *reaper = context;
	pthread_mutex_lock(&reaper->lock);
	while (!reaper->stopping) {
		doze(reaper);
		shut_late(reaper);
		if (!leaves_memory(reaper))
			continue;
		pthread_mutex_unlock(&reaper->lock);
		malloc_trim(0);
		pthread_mutex_lock(&reaper->lock);
	}
	pthread_mutex_unlock(&reaper->lock);
	return NULL;
}

struct reaper *reaper_create(
	const struct reaper_limits *limits, const struct body_room *room, struct error *err)
{
	struct reaper *reaper = calloc(1, sizeof *reaper);
	if (!reaper) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a reaper");
		return NULL;
	}
	reaper->limits = *limits;
	reaper->room = room;
	pthread_mutex_init(&reaper->lock, NULL);
	thread_cond_init(&reaper->wake);
	if (pthread_create(&reaper->thread, NULL, reap, reaper) == 0)
		return reaper;
	error_set(err, ERROR_UNAVAILABLE, "no thread for a reaper");
	pthread_cond_destroy(&reaper->wake);
	pthread_mutex_destroy(&reaper->lock);
	free(reaper);
	return NULL;
}

void reaper_destroy(struct reaper *reaper)
{
	if (!reaper)
		return;
	pthread_mutex_lock(&reaper->lock);
	reaper->stopping = true;
	pthread_cond_signal(&reaper->wake);
	pthread_mutex_unlock(&reaper->lock);
	pthread_join(reaper->thread, NULL);
	pthread_cond_destroy(&reaper->wake);
	pthread_mutex_destroy(&reaper->lock);
	free(reaper);
}

void reaper_add(struct reaper *reaper, struct watched *watched, int fd)
{
	watched->fd = fd;
	watched->previous = NULL;
	watched->measured = 0;
	atomic_init(&watched->answers, 0);
	reaper_expect_head(watched);
	pthread_mutex_lock(&reaper->lock);
	watched->next = reaper->first;
	if (watched->next)
		watched->next->previous = watched;
	reaper->first = watched;
	if (++reaper->count > reaper->peak)
		reaper->peak = reaper->count;
	if (reaper->asleep)
		pthread_cond_signal(&reaper->wake);
	reaper->asleep = false;
	pthread_mutex_unlock(&reaper->lock);
}

void reaper_remove(struct reaper *reaper, struct watched *watched)
{
	pthread_mutex_lock(&reaper->lock);
	if (watched->previous)
		watched->previous->next = watched->next;
	else
		reaper->first = watched->next;
	if (watched->next)
		watched->next->previous = watched->previous;
	reaper->count--;
	pthread_mutex_unlock(&reaper->lock);
}

bool reaper_is_quiet(struct reaper *reaper, unsigned ms)
{
	bool quiet = true;
	int64_t before = now() - ms * NS_PER_MS;
	pthread_mutex_lock(&reaper->lock);
	for (struct watched *each = reaper->first; each && quiet; each = each->next) {
		enum reaper_phase phase = atomic_load_explicit(&each->phase, memory_order_acquire);
		quiet = (phase == REAPER_HEAD || phase == REAPER_IDLE) &&
			atomic_load_explicit(&each->since, memory_order_relaxed) <= before;
	}
	pthread_mutex_unlock(&reaper->lock);
	return quiet;
}

size_t reaper_count(struct reaper *reaper, uint64_t *ret_shut)
{
	pthread_mutex_lock(&reaper->lock);
	size_t count = reaper->count;
	*ret_shut = reaper->shut;
	pthread_mutex_unlock(&reaper->lock);
	return count;
}
