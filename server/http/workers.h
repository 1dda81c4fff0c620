#ifndef WORKERS_H
#define WORKERS_H

#include <stdbool.h>
#include <stddef.h>

struct error;

/*
 * Threads that do what takes time. They have a lower priority than the thread that creates them:
 * whoever answers from memory gets a processor at once, however many jobs there are. Jobs wait in
 * lanes, each in the order in which they were submitted, and the lanes take turns.
 */
struct workers;

enum lane {
	LANE_FEW,   /* for jobs of which there is a bounded number of different ones */
	LANE_MANY,  /* for any others */
	LANE_PARTS, /* for what goes on with an answer that has begun: there is always a place */
	LANE_COUNT
};

/* Embedded in whatever it is about, which must live until `run` has been called, once. */
struct job {
	struct job *next;
	void (*run)(struct job *job, bool cancelled);
};

/* At most `waiting_max` jobs wait at a time in each lane but LANE_PARTS. NULL with
 * ERROR_UNAVAILABLE. */
struct workers *workers_create(size_t threads, size_t waiting_max, struct error *err);

/* workers_stop() has been called, and no thread uses them any more; NULL is fine. */
void workers_destroy(struct workers *workers);

/*
 * Reserves a place in a lane; false if there is none. Who has one must submit a job, which then is
 * run by a worker; or at once, as cancelled, after workers_stop().
 */
bool workers_reserve(struct workers *workers, enum lane lane);
void workers_submit(struct workers *workers, enum lane lane, struct job *job);

/* Waits for the jobs that are being done, and runs those that wait as cancelled; NULL is fine. */
void workers_stop(struct workers *workers);

/* Jobs that wait now, reserved places among them. */
size_t workers_count_waiting(struct workers *workers);

#endif
