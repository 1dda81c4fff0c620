#include "suite.h"

#include "base/thread.h"

#include <pthread.h>
#include <stdbool.h>

enum { THREADS = 8 };

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

SUITE("thread", each_thread_keeps_a_number_of_its_own)
