#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct cache;
struct catalog;
struct db;
struct error;
struct interrupt;
struct site;
struct totals;

/*
 * A dataset as the server holds it: its catalog, one connection for each worker, and the answers that
 * were given from it. Its data never change; a new dataset is a new snapshot, and the old one goes when
 * its last reader is done.
 */
struct snapshot;

struct snapshot_options {
	size_t connections; /* at least 1 */
	size_t cache_size;  /* bytes of answers and totals that are kept; 0 keeps none */
	unsigned budget;    /* ms of a processor for a request, 100 times that to load; 0: no end */
	bool checked;       /* the whole file, first: its pages, indexes and foreign keys */
	struct interrupt *interrupt; /* by which another thread ends the opening, or NULL */
	const struct site *site;     /* served beside it, or NULL; it must outlive the snapshot */
};

/*
 * Opens a dataset after checking that it describes itself well. NULL with ERROR_UNAVAILABLE: the
 * first fault in the detail, or one fault a contradiction; ERROR_INTERNAL where SQLite itself fails.
 */
struct snapshot *snapshot_create(
	const char *path, const struct snapshot_options *options, struct error *err);

struct snapshot *snapshot_ref(struct snapshot *snapshot);
void snapshot_unref(struct snapshot *snapshot);

const struct catalog *snapshot_catalog(const struct snapshot *snapshot);

/* The page that is served beside it; NULL without one. */
const struct site *snapshot_site(const struct snapshot *snapshot);

/* Since a dataset that was to replace it was refused. */
void snapshot_set_outdated(struct snapshot *snapshot);
bool snapshot_is_outdated(const struct snapshot *snapshot);

/*
 * Bytes that are written once for all requests, by the number that whoever writes them gives them: NULL
 * if they are not written yet. They live as long as the snapshot.
 */
enum { SNAPSHOT_TEXTS = 32 };
const struct buf *snapshot_text(const struct snapshot *snapshot, size_t number);

/* Takes the bytes over; those that another wrote meanwhile stay. Says which there are now; NULL, and
 * nothing taken, without memory. */
const struct buf *snapshot_keep_text(struct snapshot *snapshot, size_t number, struct buf *text);

/* The answers that were given before, for reply_cache.c alone: nobody else knows of what kind they are. */
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

/*
 * The snapshot that requests are answered from now. Each thread has a seat with a lock that is its
 * own but for the swap: entering touches nothing that another thread writes.
 */
enum { CURRENT_SEATS = 64 /* threads beyond share them */ };

struct current {
	struct seat {
		_Alignas(64) pthread_rwlock_t lock; /* entered shared, so that who swaps goes first */
		struct snapshot *snapshot;
	} seats[CURRENT_SEATS];
	pthread_mutex_t lock; /* over what is below */
	struct reloads {
		uint64_t done, refused;
		char reason[600]; /* why the last one was refused; empty since one was done */
	} reloads;
};

/* Takes over the caller's reference. */
void current_init(struct current *current, struct snapshot *snapshot);
void current_finish(struct current *current);

/* The snapshot, which stays for the calling thread until it leaves. */
struct snapshot *current_enter(struct current *current);
void current_leave(struct current *current);

/* Takes over the reference to the new one. On return nobody is in the old one any more. */
void current_swap(struct current *current, struct snapshot *snapshot);

/* Remembers why a dataset was not taken, for operators; and what there is to remember. */
void current_refuse(struct current *current, const char *reason);
void current_reloads(struct current *current, struct reloads *ret_reloads);

#endif
