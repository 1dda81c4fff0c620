#ifndef RELOAD_H
#define RELOAD_H

#include "dataset/snapshot.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>

struct integrity;
struct current;
struct error;
struct opening;

/*
 * Opens and checks the dataset's file, at the start and at every SIGHUP. Another thread does so
 * (opening.h), while the calling one waits for signals: SIGTERM and SIGINT end the process even
 * while a file is being opened. One thread calls all of these functions.
 */
struct reload {
	const char *path; /* of the dataset; borrowed, as is what the options point to */
	struct snapshot_options options;
	sigset_t signals;        /* that are waited for */
	struct opening *opening; /* of the file that is being opened, or NULL */
	struct stat file;        /* which file that is, by device and inode */
	bool again;              /* SIGHUP came, and another file has the path by now */
};

/* Called before any thread is created: blocks the signals, so that only these functions get them,
 * and ignores SIGPIPE. */
void reload_init(struct reload *reload, const char *path, const struct snapshot_options *options);
/* Gives up the file that is being opened, if one is. */
void reload_finish(struct reload *reload);

/* Whether reload_first() checks a file before it is served, which takes a few ms: it has up to 1
 * MiB. Also true of one that is not there. */
bool reload_checks_first(const char *path);

/*
 * Opens the first dataset. A file of up to 1 MiB is checked before; for a larger one *ret_integrity
 * is a check that goes on while it is served, which the caller passes to reload_wait() and then
 * destroys; else NULL. Where another file gets the path meanwhile, it opens that one instead. The
 * caller unrefs the snapshot. NULL with the error, or with ERROR_NONE if SIGTERM or SIGINT came;
 * the caller destroys *ret_integrity then, too.
 */
struct snapshot *reload_first(
	struct reload *reload, struct integrity **ret_integrity, struct error *err);

/*
 * Handles signals until SIGTERM or SIGINT. At SIGHUP it opens and checks the file anew, and swaps
 * it into `current` if it is sound; else the old one stays, and the reason is logged and kept in
 * `current`. If yet another file has the path by then, the one that is being opened is given up.
 * After the first swap *integrity, whose file is not served any more, is destroyed and NULL.
 */
void reload_wait(struct reload *reload, struct current *current, struct integrity **integrity);

#endif
