#ifndef ARCHIVE_H
#define ARCHIVE_H

#include "dataset/release.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct snapshot;
struct snapshot_options;

/*
 * Released datasets in a folder, for whoever is bound to one of them. What there is, the names of
 * the files say (dataset/release.h); a file is opened when it is first asked for, and checked then,
 * once for as long as it stays the same. Those that were asked for last stay open; for any thread.
 */
struct archive;

/* So many are open at most; those in use are never given up. */
enum { ARCHIVE_OPEN_MAX = 4 };

/* Reads the folder's names, up to RELEASES_MAX; nothing is opened. NULL with ERROR_UNAVAILABLE. The
 * strings and what is in the options must outlive it; those of snapshots that are opened are the
 * options' own. */
struct archive *archive_create(
	const char *folder, const struct snapshot_options *options, struct error *err);

/* None of its snapshots is entered any more, but by who has a reference; NULL is allowed. */
void archive_destroy(struct archive *archive);

/* Says in the log how many datasets there are, and how many other names; by the thread that scans.
 * NULL is allowed. */
void archive_log(const struct archive *archive);

/* Reads the names anew and logs them; where that fails, the log says why and they stay as they
 * were. */
void archive_scan(struct archive *archive);

/* The opening that is under way ends soon, and there is no other, for the process is to end. */
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
 * error where there is none of it, and without an archive; NULL with ERROR_UNAVAILABLE where it
 * cannot be had: each file of it is refused, which the log says with the reason once a minute, or
 * too many others are being used.
 */
struct snapshot *archive_find(struct archive *archive, const char *digest, struct error *err);

/*
 * A request of one of its datasets failed with this error: if its file was changed meanwhile, that
 * is closed, so that whoever asks next has it opened and checked anew, and the error becomes that
 * of a file that is refused.
 */
void archive_doubt(struct archive *archive, const struct snapshot *snapshot, struct error *err);

#endif
