#ifndef OPENING_H
#define OPENING_H

#include <signal.h>
#include <stdbool.h>

struct error;
struct snapshot;
struct snapshot_options;

/*
 * Opens a dataset in a thread of its own, because checking a large file takes seconds and the
 * process must be able to end meanwhile. When it is opened or refused, the process gets the signal
 * OPENING_DONE, which must be blocked in all threads.
 */
struct opening;

enum { OPENING_DONE = SIGUSR1 };

/* Starts opening. `path` must outlive it. Returns NULL with ERROR_UNAVAILABLE. */
struct opening *opening_create(
	const char *path, const struct snapshot_options *options, struct error *err);

/* Whether opening_take() would return at once. */
bool opening_is_done(const struct opening *opening);

/* Waits for the end, destroys the opening, and returns what snapshot_create() returned. */
struct snapshot *opening_take(struct opening *opening, struct error *err);

/*
 * Cancels the opening and destroys it; NULL is allowed. This takes milliseconds, but a single SQL
 * function can take minutes on a hostile text, and SQLite checks for interrupts only between its
 * steps: after a second the thread is left running, with a line in the log, and frees its memory
 * when it ends.
 */
void opening_destroy(struct opening *opening);

#endif
