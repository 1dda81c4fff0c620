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

/* All of a folder. */
struct archived_files {
	struct archived *list; /* in the order of versions */
	size_t count, open;
	size_t others; /* names in the folder that are no released dataset's */
};

/* What a folder holds, none of it open. False with ERROR_UNAVAILABLE. */
bool archived_read(const char *folder, struct archived_files *ret_files, struct error *err);

/* Closes what is open, and forgets the files. */
void archived_close(struct archived_files *files);

/* Moves what is open to the same names in `to`; what is left in `from` is the caller's to close.
 * Refused files are tried again. */
void archived_carry_over(struct archived_files *from, struct archived_files *to);

/* The file of this very release; NULL if there is none. */
struct archived *archived_of(struct archived_files *files, const struct release *release);

/*
 * A file whose digest begins with this text: of several an open one, else one that is not refused;
 * NULL if there is none.
 */
struct archived *archived_find(struct archived_files *files, const char *digest);

/* The least recently used of the open files that nobody is using; NULL if all are in use. */
struct archived *archived_idle(struct archived_files *files);

/* Whether it was refused less than a minute ago, and is not tried again yet. */
bool archived_is_refused(const struct archived *file);

/*
 * Opens its dataset, and checks the whole file unless it is the one that was found whole before.
 * NULL with ERROR_UNAVAILABLE as snapshot_create() says, or where it is not what its name says.
 */
struct snapshot *archived_open(struct archived *file, const char *path,
	const struct snapshot_options *options, struct error *err);

/* Whether the open file was written into since it was opened. */
bool archived_is_changed(const struct archived *file);

#endif
