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
 * An opened dataset: its catalog, a connection for each worker, and cached answers. Its data never
 * change; a new dataset is a new snapshot, and the old one is freed when its last reference is
 * released.
 */
struct snapshot;

struct snapshot_options {
	size_t connections; /* at least 1 */
	size_t cache_size;  /* bytes of cached answers and totals; 0 caches none */
	unsigned budget; /* ms of processor time for a request, 100 times that to load; 0: no limit */
	bool checked;    /* checks the whole file first: pages, indexes and foreign keys */
	struct interrupt *interrupt; /* to cancel opening from another thread, or NULL */
	struct archive *archive;     /* released datasets; must outlive the snapshot; or NULL */
};

/*
 * Opens a dataset and checks its description. Returns NULL with ERROR_UNAVAILABLE, with the first
 * fault as the detail or a fault for each contradiction; or with ERROR_INTERNAL if SQLite fails.
 */
struct snapshot *snapshot_create(
	const char *path, const struct snapshot_options *options, struct error *err);

struct snapshot *snapshot_ref(struct snapshot *snapshot);
void snapshot_unref(struct snapshot *snapshot);

/* Whether there are references other than the caller's. */
bool snapshot_is_shared(const struct snapshot *snapshot);

const struct catalog *snapshot_catalog(const struct snapshot *snapshot);

/* Returns the released datasets, for pinned requests; NULL if there are none. */
struct archive *snapshot_archive(const struct snapshot *snapshot);

/*
 * Marks it as replaced, kept only for clients who began with it: frees its cached answers, pages
 * and statements, now and after each request, but not its totals, which each page of a walk shows.
 * Does not delay requests that are using it.
 */
void snapshot_retire(struct snapshot *snapshot);

/* Marks that the dataset meant to replace it was refused. */
void snapshot_set_outdated(struct snapshot *snapshot);
bool snapshot_is_outdated(const struct snapshot *snapshot);

/*
 * Returns a document that is written once for all requests, by a number chosen by its writer; NULL
 * if it is not written yet. It lives as long as the snapshot.
 */
enum { SNAPSHOT_TEXTS = 48 };
const struct buf *snapshot_text(const struct snapshot *snapshot, size_t number);

/*
 * Takes over the bytes and returns them; if another thread has stored a document under this number
 * meanwhile, frees them and returns that one. Returns NULL, and takes nothing, if out of memory.
 */
const struct buf *snapshot_keep_text(struct snapshot *snapshot, size_t number, struct buf *text);

/* Returns the cached answers, for reply_cache.c only, which knows their type. */
struct cache *snapshot_replies(const struct snapshot *snapshot);

/* Returns the cached totals. */
struct totals *snapshot_totals(const struct snapshot *snapshot);

/*
 * Lends a connection to the calling thread until snapshot_return(). Once the budget is used up, its
 * statements fail with ERROR_TOO_COSTLY. Nobody waits if there are as many connections as threads.
 */
struct db *snapshot_borrow(struct snapshot *snapshot);
void snapshot_return(struct snapshot *snapshot, struct db *db);

/*
 * Between these two calls all connections that the calling thread borrows, from any snapshot, share
 * one budget, so that an answer made of several requests has no more time than one request. Returns
 * false if the thread shares a budget already, or if none is set; then snapshot_unshare_budget()
 * must not be called.
 */
bool snapshot_share_budget(const struct snapshot *snapshot);
void snapshot_unshare_budget(void);

/* Returns a new descriptor of the dataset file, or -1, and stores its size in bytes. */
int snapshot_open_file(const struct snapshot *snapshot, int64_t *ret_size);

#endif
