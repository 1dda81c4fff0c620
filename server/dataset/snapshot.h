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
	struct interrupt *interrupt; /* by which another thread can end the opening; or NULL */
	struct archive *archive;     /* of released datasets, which must outlive it; or NULL */
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

/* The released datasets, which answer requests that are pinned to one of them; NULL without any. */
struct archive *snapshot_archive(const struct snapshot *snapshot);

/*
 * Says that it was replaced, and is kept only for clients who began with it: it frees its cached
 * answers, pages and statements, now and after each request, but not its totals, which each page
 * of a walk shows. Requests that are using it are not delayed.
 */
void snapshot_retire(struct snapshot *snapshot);

/* Says that the dataset that was to replace it was refused. */
void snapshot_set_outdated(struct snapshot *snapshot);
bool snapshot_is_outdated(const struct snapshot *snapshot);

/*
 * A document that is written once for all requests, by the number that its writer has chosen for
 * it; NULL if it is not written yet. It lives as long as the snapshot.
 */
enum { SNAPSHOT_TEXTS = 48 };
const struct buf *snapshot_text(const struct snapshot *snapshot, size_t number);

/* Takes the bytes over, and returns them; if another thread has kept a document under this number
 * meanwhile, frees them and returns that one. NULL, and nothing taken, without memory. */
const struct buf *snapshot_keep_text(struct snapshot *snapshot, size_t number, struct buf *text);

/* The cached answers, for reply_cache.c alone: no other module knows their type. */
struct cache *snapshot_replies(const struct snapshot *snapshot);

/* The cached totals. */
struct totals *snapshot_totals(const struct snapshot *snapshot);

/*
 * Lends a connection to the calling thread until snapshot_return(), or until the budget is used up:
 * then its statements fail with ERROR_TOO_COSTLY. With at least as many connections as threads
 * nobody waits.
 */
struct db *snapshot_borrow(struct snapshot *snapshot);
void snapshot_return(struct snapshot *snapshot, struct db *db);

/* Between these two calls all connections that the calling thread borrows, of whichever snapshot,
 * share one budget: an answer that is made of several requests has no more time than one request.
 * False where the thread shares a budget already, and where none is set: then there is nothing to
 * unshare. */
bool snapshot_share_budget(const struct snapshot *snapshot);
void snapshot_unshare_budget(void);

/* The dataset file itself: a descriptor of the caller's own, or -1, and its size in bytes. */
int snapshot_open_file(const struct snapshot *snapshot, int64_t *ret_size);

#endif
