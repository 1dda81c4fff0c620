#ifndef INTEGRITY_H
#define INTEGRITY_H

struct error;

/*
 * The check of a whole file, its pages, indexes and foreign keys, in a thread of its own. A small
 * file is through with it before it is served; at a million rows it takes seconds, and a server
 * that waits for it is no server.
 */
struct integrity;

enum integrity_state { INTEGRITY_RUNNING, INTEGRITY_SOUND, INTEGRITY_DAMAGED };

/* Begins. NULL with ERROR_UNAVAILABLE. */
struct integrity *integrity_create(const char *path, struct error *err);

/*
 * Waits for its end, so many milliseconds at most. INTEGRITY_DAMAGED with ERROR_UNAVAILABLE and a
 * fault for each thing that is wrong. Once it said INTEGRITY_RUNNING nobody waits any more: what is
 * found then is logged, and the process gets SIGTERM, because nothing may be served from a damaged
 * file.
 */
enum integrity_state integrity_wait(struct integrity *integrity, unsigned ms, struct error *err);

/* Ends it, done or not, and says what it found until then: INTEGRITY_RUNNING where a step of it
 * cannot be interrupted, which is left to end with the process (opening.h). NULL is
 * INTEGRITY_SOUND. */
enum integrity_state integrity_destroy(struct integrity *integrity);

#endif
