#ifndef WORKERS_H
#define WORKERS_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * A pool of threads for work that takes time. They have a lower priority than the thread that
 * creates them, so that threads that answer from memory get a processor at once, however many jobs
 * there are. Jobs wait in lanes, in the order in which they were submitted; the lanes take turns.
 */
struct workers;

enum lane {
	LANE_FEW,   /* jobs of which there is a bounded number of different ones */
	LANE_MANY,  /* any others */
	LANE_PARTS, /* further parts of answers that have begun: there is always a place */
	LANE_COUNT
};

/* A job, embedded in what it works on. That must live until `run` is called, which is called once,
 * by a worker, or cancelled by workers_submit() or workers_stop(). */
struct job {
	struct job *next;
	void (*run)(struct job *job, bool cancelled);
};

/* Starts the threads. At most `waiting_max` jobs wait at a time in each lane but LANE_PARTS. The
 * caller destroys it; NULL with ERROR_UNAVAILABLE. */
struct workers *workers_create(size_t threads, size_t waiting_max, struct error *err);

/* Frees the pool, after workers_stop(), when no thread uses it any more; NULL is fine. */
void workers_destroy(struct workers *workers);

/*
 * Reserves a place in a lane; false if there is none. Whoever has reserved one must submit a job,
 * which a worker then runs; after workers_stop() it is run at once by the caller, as cancelled.
 */
bool workers_reserve(struct workers *workers, enum lane lane);
void workers_submit(struct workers *workers, enum lane lane, struct job *job);

/* Ends the threads when they have done their jobs, and runs those that still wait as cancelled;
 * NULL is fine. */
void workers_stop(struct workers *workers);

/* The number of jobs that wait, with the places that are reserved. */
size_t workers_count_waiting(struct workers *workers);

#endif
