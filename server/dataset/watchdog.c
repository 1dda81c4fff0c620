#include "dataset/watchdog.h"

#include "base/clock.h"
#include "base/thread.h"
#include "dataset/db.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct watchdog {
	int64_t budget, tick; /* ns */
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stopping;
	atomic_size_t armed;
	atomic_bool asleep; /* waits until something is armed; otherwise it wakes at each tick */
	size_t count;
	struct db *dbs[];
};

/* The budget shared by what the calling thread arms. */
static _Thread_local struct deadline shared;

/* Waits for a tick if anything is armed, else until something is. The caller holds the lock. */
static void doze(struct watchdog *watchdog)
{
	/* set before it looks, so that a thread that arms now either sees it asleep or is counted */
	atomic_store(&watchdog->asleep, true);
	if (atomic_load(&watchdog->armed) == 0) {
		while (atomic_load(&watchdog->asleep) && !watchdog->stopping)
			pthread_cond_wait(&watchdog->wake, &watchdog->lock);
		return;
	}
	atomic_store(&watchdog->asleep, false);
	struct timespec until = clock_in(watchdog->tick);
	while (!watchdog->stopping &&
		pthread_cond_timedwait(&watchdog->wake, &watchdog->lock, &until) == 0)
		;
}

static void *watch(void *context)
{
	struct watchdog *watchdog = context;
	pthread_mutex_lock(&watchdog->lock);
	while (!watchdog->stopping) {
		doze(watchdog);
		for (size_t i = 0; i < watchdog->count; i++)
			db_interrupt_late(watchdog->dbs[i]);
	}
	pthread_mutex_unlock(&watchdog->lock);
	return NULL;
}

struct watchdog *watchdog_create(unsigned budget, struct db *const *dbs, size_t count)
{
	struct watchdog *watchdog = calloc(1, sizeof *watchdog + count * sizeof *dbs);
	if (!watchdog)
		return NULL;
	watchdog->budget = budget * NS_PER_MS;
	watchdog->tick = watchdog->budget / 8;
	watchdog->count = count;
	memcpy(watchdog->dbs, dbs, count * sizeof *dbs);
	pthread_mutex_init(&watchdog->lock, NULL);
	thread_cond_init(&watchdog->wake);
	if (pthread_create(&watchdog->thread, NULL, watch, watchdog) == 0)
		return watchdog;
	pthread_cond_destroy(&watchdog->wake);
	pthread_mutex_destroy(&watchdog->lock);
	free(watchdog);
	return NULL;
}

void watchdog_destroy(struct watchdog *watchdog)
{
	if (!watchdog)
		return;
	pthread_mutex_lock(&watchdog->lock);
	watchdog->stopping = true;
	pthread_cond_signal(&watchdog->wake);
	pthread_mutex_unlock(&watchdog->lock);
	pthread_join(watchdog->thread, NULL);
	pthread_cond_destroy(&watchdog->wake);
	pthread_mutex_destroy(&watchdog->lock);
	free(watchdog);
}

bool watchdog_share(const struct watchdog *watchdog)
{
	if (!watchdog || shared.time != 0)
		return false;
	shared = deadline_after(watchdog->budget);
	return true;
}

void watchdog_unshare(void)
{
	shared = (struct deadline){0};
}

void watchdog_arm(struct watchdog *watchdog, struct db *db, unsigned budgets)
{
	if (!watchdog)
		return;
	if (budgets == 1 && shared.time != 0)
		db_set_deadline(db, &shared);
	else
		db_set_budget(db, watchdog->budget * budgets);
	atomic_fetch_add(&watchdog->armed, 1);
	/* a wake-up costs as much as an item, so it stays awake while requests follow each other */
	if (!atomic_exchange(&watchdog->asleep, false))
		return;
	pthread_mutex_lock(&watchdog->lock);
	pthread_cond_signal(&watchdog->wake);
	pthread_mutex_unlock(&watchdog->lock);
}

void watchdog_disarm(struct watchdog *watchdog, struct db *db)
{
	if (!watchdog)
		return;
	atomic_fetch_sub(&watchdog->armed, 1);
	db_set_budget(db, 0);
}
