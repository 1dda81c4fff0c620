#include "suite.h"

#include "base/error.h"
#include "http/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

enum { COUNT_MAX = 64 };

/* A job that says when it began, and waits until it may end. */
struct task {
	struct job job;
	int order, nice; /* which it was; -1 before, -2 if cancelled */
};

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static atomic_int begun, ended, cancelled_count;
static struct task tasks[COUNT_MAX];

static void run(struct job *job, bool cancelled)
{
	struct task *task = (struct task *)job;
	if (cancelled) {
		task->order = -2;
		cancelled_count++;
		return;
	}
	task->order = begun++;
	task->nice = getpriority(PRIO_PROCESS, (id_t)gettid());
	pthread_mutex_lock(&gate);
	pthread_mutex_unlock(&gate);
	ended++;
}

static struct workers *begin(size_t threads, size_t waiting_max)
{
	struct error err;
	error_clear(&err);
	begun = ended = cancelled_count = 0;
	for (int i = 0; i < COUNT_MAX; i++)
		tasks[i] = (struct task){.job = {.run = run}, .order = -1};
	struct workers *workers = workers_create(threads, waiting_max, &err);
	ck_assert_msg(workers != NULL, "%s", err.detail);
	return workers;
}

static void finish(struct workers *workers)
{
	workers_stop(workers);
	workers_destroy(workers);
}

static void submit(struct workers *workers, struct task *task)
{
	ck_assert(workers_reserve(workers, LANE_MANY));
	workers_submit(workers, LANE_MANY, &task->job);
}

static void wait_for(atomic_int *count, int wanted)
{
	while (*count < wanted)
		sched_yield();
}

START_TEST(jobs_are_done_in_the_order_in_which_they_come)
{
	struct workers *workers = begin(1, COUNT_MAX);
	for (int i = 0; i < COUNT_MAX; i++)
		submit(workers, &tasks[i]);
	wait_for(&ended, COUNT_MAX);
	for (int i = 0; i < COUNT_MAX; i++)
		ck_assert_int_eq(tasks[i].order, i);
	ck_assert_uint_eq(workers_count_waiting(workers), 0);
	finish(workers);
}

START_TEST(lanes_take_turns_and_none_fills_the_other)
{
	enum { LONG = 8 };
	struct workers *workers = begin(1, LONG);
	pthread_mutex_lock(&gate);
	submit(workers, &tasks[0]);
	wait_for(&begun, 1);
	for (int i = 1; i <= LONG; i++)
		submit(workers, &tasks[i]);
	ck_assert(!workers_reserve(workers, LANE_MANY));
	for (int i = LONG + 1; i <= LONG + 3; i++) {
		ck_assert(workers_reserve(workers, LANE_FEW));
		workers_submit(workers, LANE_FEW, &tasks[i].job);
	}
	ck_assert_uint_eq(workers_count_waiting(workers), LONG + 3);
	pthread_mutex_unlock(&gate);
	wait_for(&ended, LONG + 4);
	for (int i = 0; i < 3; i++) /* the third is not behind more than three of the others */
		ck_assert_int_le(tasks[LONG + 1 + i].order, 2 * (i + 1));
	for (int i = 1; i < LONG; i++)
		ck_assert_int_lt(tasks[i].order, tasks[i + 1].order);
	finish(workers);
}

START_TEST(what_goes_on_has_a_place_however_many_wait)
{
	enum { PARTS = 5 };
	struct workers *workers = begin(1, 1);
	pthread_mutex_lock(&gate);
	submit(workers, &tasks[0]);
	wait_for(&begun, 1);
	submit(workers, &tasks[1]);
	for (int i = 2; i < 2 + PARTS; i++) {
		ck_assert(workers_reserve(workers, LANE_PARTS));
		workers_submit(workers, LANE_PARTS, &tasks[i].job);
	}
	ck_assert(!workers_reserve(workers, LANE_MANY));
	ck_assert_uint_eq(workers_count_waiting(workers), 1 + PARTS);
	pthread_mutex_unlock(&gate);
	wait_for(&ended, 2 + PARTS);
	ck_assert_int_le(tasks[1].order, 2); /* nor do they keep others waiting */
	finish(workers);
}

START_TEST(as_many_jobs_are_done_at_once_as_there_are_threads)
{
	struct workers *workers = begin(3, COUNT_MAX);
	pthread_mutex_lock(&gate);
	for (int i = 0; i < 5; i++)
		submit(workers, &tasks[i]);
	wait_for(&begun, 3);
	ck_assert_uint_eq(workers_count_waiting(workers), 2);
	ck_assert_int_eq(begun, 3);
	pthread_mutex_unlock(&gate);
	wait_for(&ended, 5);
	finish(workers);
}

START_TEST(so_many_jobs_may_wait_and_not_one_more)
{
	struct workers *workers = begin(1, 4);
	pthread_mutex_lock(&gate);
	submit(workers, &tasks[0]);
	wait_for(&begun, 1); /* it waits no more */
	for (int i = 1; i < 4; i++)
		submit(workers, &tasks[i]);
	ck_assert(workers_reserve(workers, LANE_MANY)); /* a place is taken before its job is there */
	ck_assert(!workers_reserve(workers, LANE_MANY));
	workers_submit(workers, LANE_MANY, &tasks[4].job);
	ck_assert(!workers_reserve(workers, LANE_MANY));
	pthread_mutex_unlock(&gate);
	wait_for(&ended, 5);
	submit(workers, &tasks[5]);
	wait_for(&ended, 6);
	finish(workers);
}

START_TEST(workers_give_way_to_the_thread_that_created_them)
{
	int own = getpriority(PRIO_PROCESS, (id_t)gettid());
	struct workers *workers = begin(2, COUNT_MAX);
	pthread_mutex_lock(&gate);
	submit(workers, &tasks[0]);
	submit(workers, &tasks[1]);
	wait_for(&begun, 2);
	pthread_mutex_unlock(&gate);
	wait_for(&ended, 2);
	ck_assert_int_eq(getpriority(PRIO_PROCESS, (id_t)gettid()), own);
	int lowest = own + 5 < 19 ? own + 5 : 19;
	ck_assert_int_eq(tasks[0].nice, lowest);
	ck_assert_int_eq(tasks[1].nice, lowest);
	finish(workers);
}

START_TEST(what_has_begun_is_done_and_what_waits_is_cancelled)
{
	struct workers *workers = begin(1, COUNT_MAX);
	pthread_mutex_lock(&gate);
	submit(workers, &tasks[0]);
	wait_for(&begun, 1);
	for (int i = 1; i < 5; i++)
		submit(workers, &tasks[i]);
	pthread_mutex_unlock(&gate);
	workers_stop(workers);
	ck_assert_int_eq(ended + cancelled_count, 5);
	ck_assert_int_ge(ended, 1);
	ck_assert_uint_eq(workers_count_waiting(workers), 0);
	workers_destroy(workers);
}

START_TEST(who_comes_after_the_end_is_cancelled_at_once)
{
	struct workers *workers = begin(1, COUNT_MAX);
	workers_stop(workers);
	submit(workers, &tasks[0]);
	ck_assert_int_eq(tasks[0].order, -2);
	ck_assert_uint_eq(workers_count_waiting(workers), 0);
	workers_destroy(workers);
}

static void *submit_many(void *workers)
{
	for (int i = 0; i < 1000; i++) {
		struct task task = {.job = {.run = run}};
		while (!workers_reserve(workers, LANE_MANY))
			sched_yield();
		int before = ended;
		workers_submit(workers, LANE_MANY, &task.job);
		while (ended == before)
			sched_yield();
	}
	return NULL;
}

START_TEST(a_worker_sleeps_and_wakes_any_number_of_times)
{
	struct workers *workers = begin(2, 2);
	pthread_t thread;
	ck_assert_int_eq(pthread_create(&thread, NULL, submit_many, workers), 0);
	pthread_join(thread, NULL);
	ck_assert_int_eq(ended, 1000);
	finish(workers);
}

START_TEST(no_workers_are_let_go_as_well)
{
	workers_stop(NULL);
	workers_destroy(NULL);
}

SUITE("workers", jobs_are_done_in_the_order_in_which_they_come,
	lanes_take_turns_and_none_fills_the_other, what_goes_on_has_a_place_however_many_wait,
	as_many_jobs_are_done_at_once_as_there_are_threads, so_many_jobs_may_wait_and_not_one_more,
	workers_give_way_to_the_thread_that_created_them,
	what_has_begun_is_done_and_what_waits_is_cancelled,
	who_comes_after_the_end_is_cancelled_at_once, a_worker_sleeps_and_wakes_any_number_of_times,
	no_workers_are_let_go_as_well)
