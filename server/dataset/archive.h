#ifndef ARCHIVE_H
#define ARCHIVE_H

#include "dataset/release.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct snapshot;
struct snapshot_options;

/*
 * Released datasets in a folder, for requests that are pinned to one of them. The names of the
 * files tell which there are (dataset/release.h). A file is opened when it is first asked for, and
 * checked then; it is checked again only if it has changed. Those used last stay open. Thread-safe.
 */
struct archive;

/* The most that are open; one that is in use is not closed. */
enum { ARCHIVE_OPEN_MAX = 4 };

/* Reads the names in the folder, up to RELEASES_MAX, and opens nothing. NULL with
 * ERROR_UNAVAILABLE. `folder` and what the options point to must outlive it; its snapshots are
 * opened with these options. */
struct archive *archive_create(
	const char *folder, const struct snapshot_options *options, struct error *err);

/* Drops its references: a snapshot lives on while somebody else has one. NULL is allowed. */
void archive_destroy(struct archive *archive);

/* Logs how many datasets there are, and how many other names. Only the thread that calls
 * archive_scan() may call it. NULL is allowed. */
void archive_log(const struct archive *archive);

/* Reads the names anew and logs them; where that fails, the log says why and they stay as they
 * were. */
void archive_scan(struct archive *archive);

/* Before the process ends: interrupts the opening that is under way, and allows no other. */
void archive_stop(struct archive *archive);

/* By number, from 0, in the order of versions; false past the last, and without an archive. */
bool archive_release(struct archive *archive, size_t number, struct release *ret_release);

/* What operators may want to know of it: all zero without an archive. */
struct archive_counts {
	size_t datasets, open, refused; /* names; files that are open; that are refused now */
};
void archive_count(struct archive *archive, struct archive_counts *ret_counts);

/*
 * The dataset whose digest begins with this text, with a reference of the caller's. NULL without an
 * error if there is no such dataset, or no archive. NULL with ERROR_UNAVAILABLE if each of its
 * files is refused (the reason is logged once a minute), or ARCHIVE_OPEN_MAX others are in use.
 */
struct snapshot *archive_find(struct archive *archive, const char *digest, struct error *err);

/*
 * Tells it that a request to one of its datasets failed with this error. If the file has changed
 * since it was opened, it is closed, to be opened and checked anew by the next request, and the
 * error becomes that of a refused file.
 */
void archive_doubt(struct archive *archive, const struct snapshot *snapshot, struct error *err);

#endif
