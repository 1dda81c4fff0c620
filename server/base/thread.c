#include "base/thread.h"

#include "base/clock.h"

#include <stdatomic.h>
#include <stdint.h>

enum { TRIES = 200, PAUSE_MS = 5 };

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
		struct timespec until = clock_in(CLOCK_REALTIME, PAUSE_MS * NS_PER_MS);
		if (pthread_timedjoin_np(thread, NULL, &until) == 0)
			return true;
	}
	pthread_detach(thread);
	return false;
}
