#ifndef OPENING_H
#define OPENING_H

#include <signal.h>
#include <stdbool.h>

struct error;
struct snapshot;
struct snapshot_options;

/*
 * A dataset that is being opened in a thread of its own: a large file takes seconds to check, and
 * what ends the process must not wait for it. At its end, bad or good, the process gets
 * OPENING_DONE, which must be blocked in all threads.
 */
struct opening;

enum { OPENING_DONE = SIGUSR1 };

/* Begins. `path` must outlive it. NULL with ERROR_UNAVAILABLE. */
struct opening *opening_create(
	const char *path, const struct snapshot_options *options, struct error *err);

/* Whether opening_take() would not wait. */
bool opening_is_done(const struct opening *opening);

/* Waits for the end and destroys it: what snapshot_create() gave. */
struct snapshot *opening_take(struct opening *opening, struct error *err);

/*
 * Ends it within milliseconds and destroys it; NULL is allowed. One function of SQL on a hostile
 * text takes minutes, and SQLite looks up between its steps alone: after a second the thread is
 * left behind, with a line in the log, and frees what it has when it ends.
 */
void opening_destroy(struct opening *opening);

#endif
