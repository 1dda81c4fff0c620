#include "dataset/opening.h"

#include "base/error.h"
#include "base/log.h"
#include "base/thread.h"
#include "dataset/interrupt.h"
#include "dataset/snapshot.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

/*
 * State: DONE is set by the thread when it ends, LEFT by opening_destroy() when it does not wait
 * for that.
 */
enum { RUNNING, DONE, LEFT };

struct opening {
	const char *path;
	struct snapshot_options options;
	struct interrupt interrupt;
	pthread_t thread;
	struct snapshot *snapshot; /* this and err are owned by the thread until it is done */
	struct error err;
	atomic_int state;
};

static void finish(struct opening *opening)
{
	interrupt_finish(&opening->interrupt);
	free(opening);
}

/* Frees a snapshot that nobody wants any more. */
static void discard(struct opening *opening)
{
	snapshot_unref(opening->snapshot);
	finish(opening);
}

static void *run(void *context)
{
	struct opening *opening = context;
	opening->snapshot = snapshot_create(opening->path, &opening->options, &opening->err);
	if (atomic_exchange(&opening->state, DONE) == LEFT)
		discard(opening);
	else
		kill(getpid(), OPENING_DONE);
	return NULL;
}

struct opening *opening_create(
	const char *path, const struct snapshot_options *options, struct error *err)
{
	struct opening *opening = calloc(1, sizeof *opening);
	if (!opening) {
		error_set(err, ERROR_UNAVAILABLE, "no memory to open the dataset");
		return NULL;
	}
	opening->path = path;
	opening->options = *options;
	opening->options.interrupt = &opening->interrupt;
	error_clear(&opening->err);
	interrupt_init(&opening->interrupt);
	if (pthread_create(&opening->thread, NULL, run, opening) == 0)
		return opening;
	error_set(err, ERROR_UNAVAILABLE, "no thread to open the dataset");
	interrupt_finish(&opening->interrupt);
	free(opening);
	return NULL;
}

bool opening_is_done(const struct opening *opening)
{
	return atomic_load(&opening->state) == DONE;
}

struct snapshot *opening_take(struct opening *opening, struct error *err)
{
	pthread_join(opening->thread, NULL);
	struct snapshot *snapshot = opening->snapshot;
	if (!snapshot)
		*err = opening->err;
	finish(opening);
	return snapshot;
}

static void strike(void *interrupt)
{
	interrupt_strike(interrupt);
}

void opening_destroy(struct opening *opening)
{
	if (!opening)
		return;
	if (!thread_end(opening->thread, strike, &opening->interrupt)) {
		log_line(LOG_WARNING, "%s: a step of its check cannot be interrupted", opening->path);
		if (atomic_exchange(&opening->state, LEFT) != DONE)
			return;
	}
	discard(opening);
}
