#include "suite.h"

#include "base/clock.h"
#include "base/thread.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

enum { THREADS = 8 };

/* As if the time of day were set back by an hour whenever it was read: who waits until one of its
 * times waits an hour longer. */
int clock_gettime(clockid_t clock, struct timespec *ret_time)
{
	static int (*of_the_system)(clockid_t, struct timespec *);
	if (!of_the_system)
		*(void **)&of_the_system = dlsym(RTLD_NEXT, "clock_gettime");
	int result = of_the_system(clock, ret_time);
	if (clock == CLOCK_REALTIME)
		ret_time->tv_sec += 3600;
	return result;
}

struct numbers {
	size_t first, second;
};

static void *ask_twice(void *context)
{
	struct numbers *numbers = context;
	numbers->first = thread_number();
	numbers->second = thread_number();
	return NULL;
}

START_TEST(each_thread_keeps_a_number_of_its_own)
{
	pthread_t threads[THREADS];
	struct numbers numbers[THREADS];
	bool taken[THREADS] = {false};
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_twice, &numbers[i]), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	for (int i = 0; i < THREADS; i++) {
		ck_assert_uint_eq(numbers[i].first, numbers[i].second);
		ck_assert_uint_lt(numbers[i].first, THREADS);
		ck_assert(!taken[numbers[i].first]);
		taken[numbers[i].first] = true;
	}
}

static void *wait_for_three(void *strikes)
{
	while (atomic_load((atomic_int *)strikes) < 3)
		sched_yield();
	return NULL;
}

static void *wait_for_ever(void *context)
{
	(void)context;
	for (;;)
		pause();
	return NULL;
}

static void strike(void *strikes)
{
	atomic_fetch_add((atomic_int *)strikes, 1);
}

START_TEST(a_thread_is_interrupted_until_it_ends)
{
	pthread_t thread;
	atomic_int strikes = 0;
	ck_assert_int_eq(pthread_create(&thread, NULL, wait_for_three, &strikes), 0);
	ck_assert(thread_end(thread, strike, &strikes));
	ck_assert_int_ge(strikes, 3);
}

START_TEST(a_thread_that_nothing_ends_is_left_behind)
{
	pthread_t thread;
	atomic_int strikes = 0;
	ck_assert_int_eq(pthread_create(&thread, NULL, wait_for_ever, NULL), 0);
	ck_assert(!thread_end(thread, strike, &strikes));
	ck_assert_int_ge(strikes, 100);
}

START_TEST(a_wait_ends_in_time_though_the_clock_is_set_back)
{
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	pthread_cond_t never;
	thread_cond_init(&never);
	int64_t before = clock_ns(CLOCK_MONOTONIC);
	struct timespec until = clock_in(10 * NS_PER_MS);
	int result = 0;
	pthread_mutex_lock(&lock);
	while (result == 0)
		result = pthread_cond_timedwait(&never, &lock, &until);
	pthread_mutex_unlock(&lock);
	ck_assert_int_eq(result, ETIMEDOUT);
	ck_assert_int_ge(clock_ns(CLOCK_MONOTONIC), before + 10 * NS_PER_MS);
	pthread_cond_destroy(&never);
}

SUITE("thread", each_thread_keeps_a_number_of_its_own, a_thread_is_interrupted_until_it_ends,
	a_thread_that_nothing_ends_is_left_behind, a_wait_ends_in_time_though_the_clock_is_set_back)
