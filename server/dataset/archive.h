#ifndef ARCHIVE_H
#define ARCHIVE_H

#include "dataset/release.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct snapshot;
struct snapshot_options;

/*
 * Released datasets in a folder, for requests that are pinned to one of them. The file names say
 * which there are (dataset/release.h). A file is opened and checked when it is first requested;
 * later it is checked again only if it has changed. The most recently used files stay open.
 * Thread-safe.
 */
struct archive;

/* Files open at the same time, except those in use. */
enum { ARCHIVE_OPEN_MAX = 4 };

/*
 * Reads the names in the folder, up to RELEASES_MAX, without opening files. Returns NULL with
 * ERROR_UNAVAILABLE. Snapshots are opened with these options. `folder` and what the options point
 * to must outlive the archive.
 */
struct archive *archive_create(
	const char *folder, const struct snapshot_options *options, struct error *err);

/*
 * Releases the archive's references to its snapshots; others' references stay valid. NULL is
 * allowed.
 */
void archive_destroy(struct archive *archive);

/*
 * Logs the number of datasets and of other names. To be called by the thread that calls
 * archive_scan(). NULL is allowed.
 */
void archive_log(const struct archive *archive);

/* Reads the names again and logs them; on failure logs the reason and keeps the previous names. */
void archive_scan(struct archive *archive);

/* Interrupts the opening in progress and prevents others, before the process ends. */
void archive_stop(struct archive *archive);

/*
 * Stores the release with this number, from 0 on, in the order of versions. Returns false past the
 * last one, or if archive is NULL.
 */
bool archive_release(struct archive *archive, size_t number, struct release *ret_release);

/* Counts for metrics; all zero if archive is NULL. */
struct archive_counts {
	size_t datasets, open, refused; /* names; open files; files refused at present */
};
void archive_count(struct archive *archive, struct archive_counts *ret_counts);

/*
 * Returns the dataset whose digest begins with this text; the caller owns a reference. Returns NULL
 * without an error if there is no such dataset, or no archive; NULL with ERROR_UNAVAILABLE if all
 * of its files are refused (the reason is logged once a minute), or if ARCHIVE_OPEN_MAX others are
 * in use.
 */
struct snapshot *archive_find(struct archive *archive, const char *digest, struct error *err);

/*
 * Reports that a request to one of its datasets failed with this error. If the file has changed
 * since it was opened, closes it, so that the next request opens and checks it again, and replaces
 * the error by that of a refused file.
 */
void archive_doubt(struct archive *archive, const struct snapshot *snapshot, struct error *err);

#endif
