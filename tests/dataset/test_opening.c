#include "suite.h"

#include "base/error.h"
#include "dataset.h"
#include "dataset/opening.h"
#include "dataset/snapshot.h"

#include <sched.h>
#include <stdint.h>
#include <time.h>

static struct error err;
static sigset_t done;

static struct opening *begin(const char *path)
{
	const struct snapshot_options options = {.connections = 1, .checked = true};
	sigemptyset(&done);
	sigaddset(&done, OPENING_DONE);
	pthread_sigmask(SIG_BLOCK, &done, NULL);
	error_clear(&err);
	struct opening *opening = opening_create(path, &options, &err);
	ck_assert_ptr_nonnull(opening);
	return opening;
}

static void wait_done(const struct opening *opening)
{
	int number = 0;
	ck_assert_int_eq(sigwait(&done, &number), 0);
	ck_assert_int_eq(number, OPENING_DONE);
	ck_assert(opening_is_done(opening));
}

START_TEST(a_good_file_is_a_snapshot_and_a_signal)
{
	struct opening *opening = begin(dataset_lights());
	wait_done(opening);
	struct snapshot *snapshot = opening_take(opening, &err);
	ck_assert_ptr_nonnull(snapshot);
	ck_assert_int_eq(err.code, ERROR_NONE);
	snapshot_unref(snapshot);
}

START_TEST(a_bad_file_is_an_error_and_a_signal)
{
	struct opening *opening = begin(dataset_with("DELETE FROM keepers"));
	wait_done(opening);
	ck_assert_ptr_null(opening_take(opening, &err));
	ck_assert_int_eq(err.code, ERROR_UNAVAILABLE);
	ck_assert_str_eq(err.faults[0].reason, "lights: row 8 points at nothing in keepers");
}

START_TEST(it_can_be_ended_at_any_time)
{
	const char *slow = dataset_slow(20000);
	for (int i = 0; i < 20; i++) {
		opening_destroy(begin(dataset_lights()));
		opening_destroy(begin(slow));
	}
	struct opening *opening = begin(dataset_lights());
	while (!opening_is_done(opening))
		sched_yield();
	opening_destroy(opening);
	opening_destroy(NULL);
}

static int64_t spent(clockid_t clock)
{
	struct timespec time;
	clock_gettime(clock, &time);
	return time.tv_sec * INT64_C(1000) + time.tv_nsec / 1000000;
}

START_TEST(what_cannot_be_interrupted_is_left_behind)
{
	struct opening *opening = begin(dataset_endless());
	while (spent(CLOCK_PROCESS_CPUTIME_ID) - spent(CLOCK_THREAD_CPUTIME_ID) < 500)
		sched_yield(); /* until it is in there */
	opening_destroy(opening);
}

SUITE("opening", a_good_file_is_a_snapshot_and_a_signal, a_bad_file_is_an_error_and_a_signal,
	it_can_be_ended_at_any_time, what_cannot_be_interrupted_is_left_behind)
