#ifndef INTEGRITY_H
#define INTEGRITY_H

struct error;

/*
 * The check of a whole file, its pages, indexes and foreign keys, in a thread of its own. It ends
 * before a small file is served; with a million rows it takes seconds, and goes on while the file
 * is served.
 */
struct integrity;

enum integrity_state { INTEGRITY_RUNNING, INTEGRITY_SOUND, INTEGRITY_DAMAGED };

/* Begins. NULL with ERROR_UNAVAILABLE. */
struct integrity *integrity_create(const char *path, struct error *err);

/*
 * Waits at most `ms` milliseconds for its end. INTEGRITY_DAMAGED comes with ERROR_UNAVAILABLE and a
 * fault for each thing that is wrong. After it has returned INTEGRITY_RUNNING, what the check finds
 * is logged and the process gets SIGTERM, because nothing may be served from a damaged file.
 */
enum integrity_state integrity_wait(struct integrity *integrity, unsigned ms, struct error *err);

/* Ends it, done or not, and returns what it has found so far. INTEGRITY_RUNNING if it is at a step
 * that cannot be interrupted: then the thread is left to end with the process (opening.h). For NULL
 * INTEGRITY_SOUND. */
enum integrity_state integrity_destroy(struct integrity *integrity);

#endif
