#ifndef CURRENT_FIXTURE_H
#define CURRENT_FIXTURE_H

#include "snapshot_fixture.h"

#include "base/cache.h"
#include "dataset/catalog.h"
#include "dataset/current.h"

#include <pthread.h>
#include <stdatomic.h>

/* What the suites of the current snapshot share: threads that read it while it is swapped. */

enum { THREADS = 8, SWAPS = 12 };

struct readers {
	struct current *current;
	pthread_t threads[THREADS];
	atomic_bool done;
	atomic_int faults, rounds;
};

/* Each thread is given the readers, reads until they are done, and counts its rounds and what was
 * wrong. */
static inline void start_readers(
	struct readers *readers, struct current *current, void *(*read)(void *readers))
{
	readers->current = current;
	atomic_init(&readers->done, false);
	atomic_init(&readers->faults, 0);
	atomic_init(&readers->rounds, 0);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&readers->threads[i], NULL, read, readers), 0);
}

/* Ends them after some rounds, none of which was wrong. */
static inline void finish_readers(struct readers *readers)
{
	while (atomic_load(&readers->rounds) < SWAPS)
		sched_yield();
	atomic_store(&readers->done, true);
	for (int i = 0; i < THREADS; i++)
		pthread_join(readers->threads[i], NULL);
	ck_assert_int_eq(readers->faults, 0);
}

#endif
