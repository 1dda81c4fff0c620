#ifndef ARCHIVED_H
#define ARCHIVED_H

#include "dataset/release.h"

#include <stdint.h>
#include <sys/stat.h>

struct error;
struct snapshot;
struct snapshot_options;

/* A file of an archive, and its state. */
struct archived {
	struct release release;    /* first member, so that release_compare() accepts a file */
	struct snapshot *snapshot; /* NULL if closed */
	uint64_t turn;             /* archive.turn at the last request */
	int64_t refused_until;     /* ns of CLOCK_MONOTONIC; 0 if not refused */
	struct stat checked;       /* status of the file when it passed its check; zero before */
};

/* All files of a folder. */
struct archived_files {
	struct archived *list; /* in the order of versions */
	size_t count, open;
	size_t others; /* other names in the folder */
};

/* Reads the names in a folder, without opening files. Returns false with ERROR_UNAVAILABLE. */
bool archived_read(const char *folder, struct archived_files *ret_files, struct error *err);

/* Closes the open files and frees the list. */
void archived_close(struct archived_files *files);

/*
 * Moves open snapshots to the files with the same names in `to`; the caller closes what is left in
 * `from`. Refused files will be tried again.
 */
void archived_carry_over(struct archived_files *from, struct archived_files *to);

/* Returns the file of exactly this release, or NULL. */
struct archived *archived_of(struct archived_files *files, const struct release *release);

/*
 * Returns a file whose digest begins with this text, or NULL: of several an open one, else one that
 * is not refused.
 */
struct archived *archived_find(struct archived_files *files, const char *digest);

/* Returns the least recently used open file that is not in use, or NULL. */
struct archived *archived_idle(struct archived_files *files);

/* Whether the file was refused, and is not to be tried again yet. */
bool archived_is_refused(const struct archived *file);

/*
 * Opens the dataset, and checks the whole file unless it has passed before and is unchanged.
 * Returns NULL with ERROR_UNAVAILABLE as snapshot_create() does, or if the content does not match
 * the name.
 */
struct snapshot *archived_open(struct archived *file, const char *path,
	const struct snapshot_options *options, struct error *err);

/* Whether an open file has been modified since it was opened. */
bool archived_is_changed(const struct archived *file);

#endif
