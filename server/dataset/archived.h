#ifndef ARCHIVED_H
#define ARCHIVED_H

#include "dataset/release.h"

#include <stdint.h>
#include <sys/stat.h>

struct error;
struct snapshot;
struct snapshot_options;

/* One file of an archive, and what is known of it. */
struct archived {
	struct release release;    /* first, so that release_compare() takes a file for it */
	struct snapshot *snapshot; /* NULL while it is closed */
	uint64_t turn;             /* at which it was asked for last */
	int64_t refused_until;     /* ns of CLOCK_MONOTONIC; 0 if it was not */
	struct stat checked;       /* the file that was found whole; zero if none was */
};

/*
 * Opens its dataset, and checks the whole file unless it is the one that was found whole before. NULL with
 * ERROR_UNAVAILABLE as snapshot_create() says, or where it is not what its name says.
 */
struct snapshot *archived_open(struct archived *file, const char *path,
	const struct snapshot_options *options, struct error *err);

#endif
