#include "http/workers.h"

#include "base/error.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* Added to the nice value: workers get a third of the weight of threads that answer from memory
 * (sched(7)), which is little enough that those get a processor as soon as they wake. With less the
 * workers would starve beside other processes. */
enum { NICER = 5 };

struct queue {
	struct job *first, **end;
	size_t waiting;
};

struct workers {
	pthread_mutex_t lock; /* guards all below */
	pthread_cond_t wake, ready;
	struct queue lanes[LANE_COUNT];
	unsigned turn; /* the lane that the next job is taken from, if it has one */
	size_t waiting_max;
	bool stopping;
	size_t thread_count, ready_count;
	pthread_t threads[];
};

static struct job *take(struct workers *workers)
{
	for (int i = 0; i < LANE_COUNT; i++) {
		struct queue *queue = &workers->lanes[workers->turn++ % LANE_COUNT];
		struct job *job = queue->first;
		if (!job)
			continue;
		queue->first = job->next;
		if (!queue->first)
			queue->end = &queue->first;
		queue->waiting--;
		return job;
	}
	return NULL;
}

static void *work(void *context)
{
	struct workers *workers = context;
	/* with its own number it is of this thread alone */
	setpriority(PRIO_PROCESS, (id_t)gettid(), getpriority(PRIO_PROCESS, 0) + NICER);
	pthread_mutex_lock(&workers->lock);
	workers->ready_count++;
	pthread_cond_signal(&workers->ready);
	for (;;) {
		struct job *job = workers->stopping ? NULL : take(workers);
		if (job) {
			pthread_mutex_unlock(&workers->lock);
			job->run(job, false);
			pthread_mutex_lock(&workers->lock);
		} else if (workers->stopping) {
			break;
		} else {
			pthread_cond_wait(&workers->wake, &workers->lock);
		}
	}
	pthread_mutex_unlock(&workers->lock);
	return NULL;
}

/* Starts the threads and waits until each has its priority, which the sandbox would not let it set
 * later. */
static bool start(struct workers *workers, size_t threads)
{
	while (workers->thread_count < threads &&
		pthread_create(&workers->threads[workers->thread_count], NULL, work, workers) == 0)
		workers->thread_count++;
	pthread_mutex_lock(&workers->lock);
	while (workers->ready_count < workers->thread_count)
		pthread_cond_wait(&workers->ready, &workers->lock);
	pthread_mutex_unlock(&workers->lock);
	return workers->thread_count == threads;
}

struct workers *workers_create(size_t threads, size_t waiting_max, struct error *err)
{
	struct workers *workers = calloc(1, sizeof *workers + threads * sizeof *workers->threads);
	if (!workers) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for workers");
		return NULL;
	}
	for (int i = 0; i < LANE_COUNT; i++)
		workers->lanes[i].end = &workers->lanes[i].first;
	workers->waiting_max = waiting_max;
	pthread_mutex_init(&workers->lock, NULL);
	pthread_cond_init(&workers->wake, NULL);
	pthread_cond_init(&workers->ready, NULL);
	if (start(workers, threads))
		return workers;
	error_set(err, ERROR_UNAVAILABLE, "no thread for a worker");
	workers_stop(workers);
	workers_destroy(workers);
	return NULL;
}

void workers_destroy(struct workers *workers)
{
	if (!workers)
		return;
	pthread_cond_destroy(&workers->ready);
	pthread_cond_destroy(&workers->wake);
	pthread_mutex_destroy(&workers->lock);
	free(workers);
}

bool workers_reserve(struct workers *workers, enum lane lane)
{
	struct queue *queue = &workers->lanes[lane];
	pthread_mutex_lock(&workers->lock);
	bool reserved = lane == LANE_PARTS || queue->waiting < workers->waiting_max;
	queue->waiting += reserved ? 1 : 0;
	pthread_mutex_unlock(&workers->lock);
	return reserved;
}

void workers_submit(struct workers *workers, enum lane lane, struct job *job)
{
	struct queue *queue = &workers->lanes[lane];
	job->next = NULL;
	pthread_mutex_lock(&workers->lock);
	bool stopping = workers->stopping;
	if (stopping) {
		queue->waiting--;
	} else {
		*queue->end = job;
		queue->end = &job->next;
	}
	pthread_mutex_unlock(&workers->lock);
	if (stopping)
		job->run(job, true);
	else
		/* after the unlock, so that the thread that wakes finds the lock free */
		pthread_cond_signal(&workers->wake);
}

void workers_stop(struct workers *workers)
{
	if (!workers)
		return;
	pthread_mutex_lock(&workers->lock);
	workers->stopping = true;
	pthread_cond_broadcast(&workers->wake);
	pthread_mutex_unlock(&workers->lock);
	for (size_t i = 0; i < workers->thread_count; i++)
		pthread_join(workers->threads[i], NULL);
	workers->thread_count = 0;
	pthread_mutex_lock(&workers->lock);
	struct job *job;
	while ((job = take(workers))) {
		pthread_mutex_unlock(&workers->lock);
		job->run(job, true);
		pthread_mutex_lock(&workers->lock);
	}
	pthread_mutex_unlock(&workers->lock);
}

size_t workers_count_waiting(struct workers *workers)
{
	pthread_mutex_lock(&workers->lock);
	size_t waiting = 0;
	for (int i = 0; i < LANE_COUNT; i++)
		waiting += workers->lanes[i].waiting;
	pthread_mutex_unlock(&workers->lock);
	return waiting;
}
