#include "dataset/integrity.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/thread.h"
#include "dataset/db.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

struct integrity {
	struct db *db; /* NULL once the check has ended */
	pthread_t thread;
	struct error err; /* owned by the thread until the check has ended */
	pthread_mutex_t lock;
	pthread_cond_t ended;
	bool done, late, cancelled;
};

static void on_fault(void *context, const char *fault)
{
	struct integrity *integrity = context;
	error_add(&integrity->err, ERROR_UNAVAILABLE, "file", NULL, NULL, "%.250s", fault);
}

static void *run(void *context)
{
	struct integrity *integrity = context;
	db_check(integrity->db, on_fault, integrity);
	pthread_mutex_lock(&integrity->lock);
	if (integrity->cancelled)
		error_clear(&integrity->err); /* the interruption is not a finding */
	integrity->done = true;
	db_close(integrity->db); /* frees the pages it has cached */
	integrity->db = NULL;
	malloc_trim(0);
	pthread_cond_signal(&integrity->ended);
	bool speak = integrity->late && !integrity->cancelled;
	pthread_mutex_unlock(&integrity->lock);
	if (!speak)
		return NULL;
	if (integrity->err.fault_count == 0)
		log_line(LOG_INFO, "the dataset is whole");
	for (size_t i = 0; i < integrity->err.fault_count && i < ERROR_FAULTS_MAX; i++)
		log_line(LOG_ERROR, "the dataset is damaged: %s", integrity->err.faults[i].reason);
	if (integrity->err.fault_count > 0)
		kill(getpid(), SIGTERM);
	return NULL;
}

struct integrity *integrity_create(const char *path, struct error *err)
{
	struct integrity *integrity = calloc(1, sizeof *integrity);
	if (!integrity) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a check of the dataset");
		return NULL;
	}
	pthread_mutex_init(&integrity->lock, NULL);
	thread_cond_init(&integrity->ended);
	integrity->db = db_open(path, err);
	if (integrity->db && pthread_create(&integrity->thread, NULL, run, integrity) == 0)
		return integrity;
	error_set(err, ERROR_UNAVAILABLE, "no thread for a check of the dataset");
	db_close(integrity->db);
	pthread_cond_destroy(&integrity->ended);
	pthread_mutex_destroy(&integrity->lock);
	free(integrity);
	return NULL;
}

static enum integrity_state state(const struct integrity *integrity)
{
	return !integrity->done               ? INTEGRITY_RUNNING
		: integrity->err.fault_count == 0 ? INTEGRITY_SOUND
										  : INTEGRITY_DAMAGED;
}

enum integrity_state integrity_wait(struct integrity *integrity, unsigned ms, struct error *err)
{
	struct timespec until = clock_in(ms * NS_PER_MS);
	pthread_mutex_lock(&integrity->lock);
	while (!integrity->done &&
		pthread_cond_timedwait(&integrity->ended, &integrity->lock, &until) == 0)
		;
	integrity->late = !integrity->done;
	enum integrity_state found = state(integrity);
	pthread_mutex_unlock(&integrity->lock);
	if (found == INTEGRITY_DAMAGED)
		*err = integrity->err;
	return found;
}

static void interrupt(void *context)
{
	struct integrity *integrity = context;
	pthread_mutex_lock(&integrity->lock);
	if (!integrity->done) {
		integrity->cancelled = true;
		db_interrupt(integrity->db);
	}
	pthread_mutex_unlock(&integrity->lock);
}

enum integrity_state integrity_destroy(struct integrity *integrity)
{
	if (!integrity)
		return INTEGRITY_SOUND;
	if (!thread_end(integrity->thread, interrupt, integrity))
		return INTEGRITY_RUNNING;
	enum integrity_state found = state(integrity);
	pthread_cond_destroy(&integrity->ended);
	pthread_mutex_destroy(&integrity->lock);
	free(integrity);
	return found;
}
