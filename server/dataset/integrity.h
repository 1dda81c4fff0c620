#ifndef INTEGRITY_H
#define INTEGRITY_H

struct error;

/*
 * Checks a whole file, its pages, indexes and foreign keys, in a thread of its own. For a small
 * file this ends before the file is served; with a million rows it takes seconds, and continues
 * while the file is served.
 */
struct integrity;

enum integrity_state { INTEGRITY_RUNNING, INTEGRITY_SOUND, INTEGRITY_DAMAGED };

/* Starts the check. Returns NULL with ERROR_UNAVAILABLE. */
struct integrity *integrity_create(const char *path, struct error *err);

/*
 * Waits at most `ms` milliseconds for the end. For INTEGRITY_DAMAGED also sets ERROR_UNAVAILABLE
 * with a fault for each finding. Once it has returned INTEGRITY_RUNNING, later findings are logged
 * and the process gets SIGTERM, because a damaged file must not be served.
 */
enum integrity_state integrity_wait(struct integrity *integrity, unsigned ms, struct error *err);

/*
 * Ends the check, finished or not, and returns its result so far: INTEGRITY_RUNNING if it is at a
 * step that cannot be interrupted; then the thread ends with the process (opening.h). Returns
 * INTEGRITY_SOUND for NULL.
 */
enum integrity_state integrity_destroy(struct integrity *integrity);

#endif
