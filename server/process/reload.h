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
 * The dataset's file under way to be served, at the start and at every SIGHUP. The calling thread
 * only waits for signals meanwhile, so that SIGTERM and SIGINT end the process whatever is being
 * opened.
 */
struct reload {
	const char *path; /* the caller's, and what is in options */
	struct snapshot_options options;
	sigset_t signals;
	struct opening *opening; /* NULL while there is none */
	struct stat file;        /* which it is of */
	bool again;              /* SIGHUP came, and not for that file */
};

/* Before any thread begins: blocks the signals, which are taken here alone. */
void reload_init(struct reload *reload, const char *path, const struct snapshot_options *options);
void reload_finish(struct reload *reload);

/* Whether a file is so small, up to 1 MiB, that it is checked before it is used at all: in a few
 * ms. */
bool reload_checks_first(const char *path);

/*
 * The first dataset. One of up to 1 MiB is checked before, a larger one while it is served, by the
 * integrity check. At SIGHUP for another file by the same path that one is begun instead. NULL with
 * the error, or with ERROR_NONE if the process was told to end.
 */
struct snapshot *reload_first(
	struct reload *reload, struct integrity **ret_integrity, struct error *err);

/*
 * Until SIGTERM or SIGINT; opens and checks the file anew at SIGHUP. Where another file stands
 * there by now than the one that is being opened, that one is given up. A bad dataset never
 * replaces a good one, after which the integrity check is of a file of the past.
 */
void reload_wait(struct reload *reload, struct current *current, struct integrity **integrity);

#endif
