#ifndef OPENING_H
#define OPENING_H

#include <signal.h>
#include <stdbool.h>

struct error;
struct snapshot;
struct snapshot_options;

/*
 * A dataset that is being opened in a thread of its own: a large file takes seconds to check, and
 * the process must be able to end meanwhile. When it is opened or refused, the process gets the
 * signal OPENING_DONE, which must be blocked in all threads.
 */
struct opening;

enum { OPENING_DONE = SIGUSR1 };

/* Begins. `path` must outlive it. NULL with ERROR_UNAVAILABLE. */
struct opening *opening_create(
	const char *path, const struct snapshot_options *options, struct error *err);

/* Whether opening_take() would not wait. */
bool opening_is_done(const struct opening *opening);

/* Waits for the end, destroys it, and returns what snapshot_create() has returned. */
struct snapshot *opening_take(struct opening *opening, struct error *err);

/*
 * Ends it within milliseconds and destroys it; NULL is allowed. A single SQL function can take
 * minutes on a hostile text, and SQLite notices an interrupt only between its steps: after a second
 * the thread is left behind, with a line in the log, and frees what it has when it ends.
 */
void opening_destroy(struct opening *opening);

#endif
