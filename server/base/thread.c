#include "base/thread.h"

#include "base/clock.h"

#include <stdatomic.h>
#include <stdint.h>

enum { TRIES = 1000, PAUSE_MS = 1 };

size_t thread_number(void)
{
	static atomic_size_t threads;
	static _Thread_local size_t number = SIZE_MAX;
	if (number == SIZE_MAX)
		number = atomic_fetch_add(&threads, 1);
	return number;
}

bool thread_end(pthread_t thread, void (*interrupt)(void *context), void *context)
{
	for (int i = 0; i < TRIES; i++) {
		interrupt(context);
		/* pthread_clockjoin_np() is nothing that clang 14's thread sanitizer knows */
		if (pthread_tryjoin_np(thread, NULL) == 0)
			return true;
		nanosleep(&(struct timespec){.tv_nsec = PAUSE_MS * NS_PER_MS}, NULL);
	}
	pthread_detach(thread);
	return false;
}

void thread_cond_init(pthread_cond_t *cond)
{
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(cond, &monotonic);
	pthread_condattr_destroy(&monotonic);
}
