#ifndef INTEGRITY_H
#define INTEGRITY_H

struct error;

/*
 * The check of a whole file, its pages, indexes and foreign keys, in a thread of its own. A small
 * file is through with it before it is served; at a million rows it takes seconds, and a server that
 * waits for it is no server.
 */
struct audit;

enum audit_state { AUDIT_RUNNING, AUDIT_WHOLE, AUDIT_DAMAGED };

/* Begins. NULL with ERROR_UNAVAILABLE. */
struct audit *audit_create(const char *path, struct error *err);

/*
 * Waits for its end, so many milliseconds at most. AUDIT_DAMAGED with ERROR_UNAVAILABLE and a fault
 * for each thing that is wrong. Once it said AUDIT_RUNNING nobody waits any more: what is found then
 * is logged, and the process gets SIGTERM, because nothing may be served from a damaged file.
 */
enum audit_state audit_wait(struct audit *audit, unsigned ms, struct error *err);

/* Ends it, done or not, and says what it found until then. NULL is AUDIT_WHOLE. */
enum audit_state audit_destroy(struct audit *audit);

#endif
