#include "http/reaper.h"

#include "base/error.h"

#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#define NS_PER_S INT64_C(1000000000)
#define TICK_NS (NS_PER_S / 4)
#define PRESSED_NS NS_PER_S /* of waiting, where room is short */

enum {
	BYTES_PER_SECOND = 64 << 10, /* a slower taker of an answer is shut */
	TRIM_MIN = 256,              /* connections; what fewer leave behind is not worth a walk */
};

struct reaper {
	struct reaper_limits limits;
	pthread_t thread;
	pthread_mutex_t lock; /* over all below */
	pthread_cond_t wake;
	bool stopping, asleep;
	struct watched *first;
	size_t count, peak; /* peak: the most since memory was given back */
	uint64_t shut;
};

/* To 4 ms, which is near enough, and several times cheaper. */
static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
	return time.tv_sec * NS_PER_S + time.tv_nsec;
}

static void expect(struct watched *watched, unsigned seconds, bool answering)
{
	int64_t since = now();
	int64_t deadline = seconds > 0 ? since + seconds * NS_PER_S : INT64_MAX;
	atomic_store_explicit(&watched->since, since, memory_order_relaxed);
	atomic_store_explicit(&watched->deadline, deadline, memory_order_relaxed);
	atomic_store_explicit(&watched->answering, answering, memory_order_relaxed);
}

void reaper_expect_head(const struct reaper *reaper, struct watched *watched)
{
	expect(watched, reaper->limits.head, false);
}

void reaper_expect_making(struct watched *watched)
{
	atomic_store_explicit(&watched->deadline, INT64_MAX, memory_order_relaxed);
	atomic_store_explicit(&watched->answering, true, memory_order_relaxed);
}

void reaper_expect_taking(const struct reaper *reaper, struct watched *watched, size_t bytes)
{
	unsigned seconds = reaper->limits.answer;
	expect(watched, seconds > 0 ? seconds + (unsigned)(bytes / BYTES_PER_SECOND) : 0, true);
}

void reaper_expect_request(const struct reaper *reaper, struct watched *watched)
{
	expect(watched, reaper->limits.idle, false);
}

static bool is_late(const struct watched *watched, int64_t time, bool pressed)
{
	if (atomic_load_explicit(&watched->deadline, memory_order_relaxed) <= time)
		return true;
	return pressed && !atomic_load_explicit(&watched->answering, memory_order_relaxed) &&
		atomic_load_explicit(&watched->since, memory_order_relaxed) + PRESSED_NS <= time;
}

/* Shuts who is late; libmicrohttpd sees the end of the connection and closes it. */
static void shut_late(struct reaper *reaper)
{
	int64_t time = now();
	bool pressed = reaper->count >= reaper->limits.connections - reaper->limits.connections / 8;
	for (struct watched *each = reaper->first; each; each = each->next) {
		if (!is_late(each, time, pressed))
			continue;
		shutdown(each->fd, SHUT_RDWR);
		atomic_store_explicit(&each->deadline, INT64_MAX, memory_order_relaxed);
		atomic_store_explicit(&each->answering, true, memory_order_relaxed); /* once is enough */
		reaper->shut++;
	}
}

/* The C library keeps what many connections have freed: 10,000 of them held 334 MB for good. */
static bool is_emptied(struct reaper *reaper)
{
	if (reaper->peak < TRIM_MIN || reaper->count > reaper->peak / 2)
		return false;
	reaper->peak = reaper->count;
	return true;
}

/* Until the next tick, or until there is something to watch. */
static void doze(struct reaper *reaper)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += TICK_NS;
	until.tv_sec += until.tv_nsec / NS_PER_S;
	until.tv_nsec %= NS_PER_S;
	reaper->asleep = reaper->count == 0;
	if (!reaper->asleep) /* to look too early does no harm */
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
		if (!is_emptied(reaper))
			continue;
		pthread_mutex_unlock(&reaper->lock);
		malloc_trim(0);
		pthread_mutex_lock(&reaper->lock);
	}
	pthread_mutex_unlock(&reaper->lock);
	return NULL;
}

struct reaper *reaper_create(const struct reaper_limits *limits, struct error *err)
{
	struct reaper *reaper = calloc(1, sizeof *reaper);
	if (!reaper) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a reaper");
		return NULL;
	}
	reaper->limits = *limits;
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&reaper->lock, NULL);
	pthread_cond_init(&reaper->wake, &monotonic);
	pthread_condattr_destroy(&monotonic);
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
	reaper_expect_head(reaper, watched);
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
	int64_t before = now() - ms * INT64_C(1000000);
	pthread_mutex_lock(&reaper->lock);
	for (struct watched *each = reaper->first; each && quiet; each = each->next)
		quiet = !atomic_load_explicit(&each->answering, memory_order_relaxed) &&
			atomic_load_explicit(&each->since, memory_order_relaxed) <= before;
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
