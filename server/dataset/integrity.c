#include "dataset/integrity.h"

#include "dataset/db.h"
#include "base/error.h"
#include "base/log.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { NS_PER_S = 1000000000, NS_PER_MS = 1000000, RETRY_MS = 5 };

struct audit {
	struct db *db; /* NULL when it is done */
	pthread_t thread;
	struct error err; /* the thread's own until it is done */
	pthread_mutex_t lock;
	pthread_cond_t ended;
	bool done, late, cancelled;
};

static void on_fault(void *context, const char *fault)
{
	struct audit *audit = context;
	error_add(&audit->err, ERROR_UNAVAILABLE, "file", NULL, NULL, "%.250s", fault);
}

static void *run(void *context)
{
	struct audit *audit = context;
	db_check(audit->db, on_fault, audit);
	pthread_mutex_lock(&audit->lock);
	if (audit->cancelled)
		error_clear(&audit->err); /* the interruption itself */
	audit->done = true;
	db_close(audit->db); /* with the pages that it read */
	audit->db = NULL;
	malloc_trim(0);
	pthread_cond_signal(&audit->ended);
	bool speak = audit->late && !audit->cancelled;
	pthread_mutex_unlock(&audit->lock);
	if (!speak)
		return NULL;
	if (audit->err.fault_count == 0)
		log_line(LOG_INFO, "the dataset is whole");
	for (size_t i = 0; i < audit->err.fault_count && i < ERROR_FAULTS_MAX; i++)
		log_line(LOG_ERROR, "the dataset is damaged: %s", audit->err.faults[i].reason);
	if (audit->err.fault_count > 0)
		kill(getpid(), SIGTERM);
	return NULL;
}

struct audit *audit_create(const char *path, struct error *err)
{
	struct audit *audit = calloc(1, sizeof *audit);
	if (!audit) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a check of the dataset");
		return NULL;
	}
	pthread_mutex_init(&audit->lock, NULL);
	pthread_cond_init(&audit->ended, NULL);
	audit->db = db_open(path, err);
	if (audit->db && pthread_create(&audit->thread, NULL, run, audit) == 0)
		return audit;
	error_set(err, ERROR_UNAVAILABLE, "no thread for a check of the dataset");
	db_close(audit->db);
	pthread_cond_destroy(&audit->ended);
	pthread_mutex_destroy(&audit->lock);
	free(audit);
	return NULL;
}

static struct timespec in_ms(unsigned ms)
{
	struct timespec time;
	clock_gettime(CLOCK_REALTIME, &time);
	time.tv_sec += ms / 1000;
	time.tv_nsec += (long)(ms % 1000) * NS_PER_MS;
	time.tv_sec += time.tv_nsec / NS_PER_S;
	time.tv_nsec %= NS_PER_S;
	return time;
}

static enum audit_state state(const struct audit *audit)
{
	return !audit->done ? AUDIT_RUNNING : audit->err.fault_count == 0 ? AUDIT_WHOLE : AUDIT_DAMAGED;
}

enum audit_state audit_wait(struct audit *audit, unsigned ms, struct error *err)
{
	struct timespec until = in_ms(ms);
	pthread_mutex_lock(&audit->lock);
	while (!audit->done && pthread_cond_timedwait(&audit->ended, &audit->lock, &until) == 0)
		;
	audit->late = !audit->done;
	enum audit_state found = state(audit);
	pthread_mutex_unlock(&audit->lock);
	if (found == AUDIT_DAMAGED)
		*err = audit->err;
	return found;
}

static void interrupt(struct audit *audit)
{
	pthread_mutex_lock(&audit->lock);
	if (!audit->done) {
		audit->cancelled = true;
		db_set_deadline(audit->db, 1);
		db_interrupt_late(audit->db, 1);
	}
	pthread_mutex_unlock(&audit->lock);
}

enum audit_state audit_destroy(struct audit *audit)
{
	if (!audit)
		return AUDIT_WHOLE;
	/* again and again: an interruption between two statements does nothing */
	struct timespec until;
	do {
		interrupt(audit);
		until = in_ms(RETRY_MS);
	} while (pthread_timedjoin_np(audit->thread, NULL, &until) != 0);
	enum audit_state found = state(audit);
	pthread_cond_destroy(&audit->ended);
	pthread_mutex_destroy(&audit->lock);
	free(audit);
	return found;
}
