#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct archive;
struct buf;
struct cache;
struct catalog;
struct db;
struct error;
struct interrupt;
struct totals;

/*
 * A dataset as the server holds it: its catalog, one connection for each worker, and the answers
 * that were given from it. Its data never change; a new dataset is a new snapshot, and the old one
 * goes when its last reader is done.
 */
struct snapshot;

struct snapshot_options {
	size_t connections; /* at least 1 */
	size_t cache_size;  /* bytes of answers and totals that are kept; 0 keeps none */
	unsigned budget;    /* ms of a processor for a request, 100 times that to load; 0: no end */
	bool checked;       /* the whole file, first: its pages, indexes and foreign keys */
	struct interrupt *interrupt; /* by which another thread ends the opening, or NULL */
	struct archive *archive;     /* of other datasets, likewise */
};

/*
 * Opens a dataset after checking that it describes itself well. NULL with ERROR_UNAVAILABLE: the
 * first fault in the detail, or one fault a contradiction; ERROR_INTERNAL where SQLite itself
 * fails.
 */
struct snapshot *snapshot_create(
	const char *path, const struct snapshot_options *options, struct error *err);

struct snapshot *snapshot_ref(struct snapshot *snapshot);
void snapshot_unref(struct snapshot *snapshot);

/* Whether there is another reference than the caller's. */
bool snapshot_is_shared(const struct snapshot *snapshot);

const struct catalog *snapshot_catalog(const struct snapshot *snapshot);

/* The datasets that answer in its place who is bound to them; NULL without any. */
struct archive *snapshot_archive(const struct snapshot *snapshot);

/*
 * It is replaced, and kept for those who began with it: what is in memory to be fast goes, now and
 * after each request, but for totals, which each page of a walk tells. Who is in it is not held up.
 */
void snapshot_retire(struct snapshot *snapshot);

/* Since a dataset that was to replace it was refused. */
void snapshot_set_outdated(struct snapshot *snapshot);
bool snapshot_is_outdated(const struct snapshot *snapshot);

/*
 * Bytes that are written once for all requests, by the number that whoever writes them gives them:
 * NULL if they are not written yet. They live as long as the snapshot.
 */
enum { SNAPSHOT_TEXTS = 48 };
const struct buf *snapshot_text(const struct snapshot *snapshot, size_t number);

/* Takes the bytes over; those that another wrote meanwhile stay. Says which there are now; NULL,
 * and nothing taken, without memory. */
const struct buf *snapshot_keep_text(struct snapshot *snapshot, size_t number, struct buf *text);

/* The answers that were given before, for reply_cache.c alone: nobody else knows of what kind they
 * are. */
struct cache *snapshot_replies(const struct snapshot *snapshot);

/* What was counted before. */
struct totals *snapshot_totals(const struct snapshot *snapshot);

/*
 * Lends a connection to the calling thread until snapshot_return(), or until the budget is used up:
 * then its statements fail with ERROR_TOO_COSTLY. With at least as many connections as threads
 * nobody waits.
 */
struct db *snapshot_borrow(struct snapshot *snapshot);
void snapshot_return(struct snapshot *snapshot, struct db *db);

/* The dataset file itself: a descriptor of the caller's own, or -1, and its size in bytes. */
int snapshot_open_file(const struct snapshot *snapshot, int64_t *ret_size);

#endif
