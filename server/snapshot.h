#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

struct catalog;
struct db;
struct error;

/*
 * A dataset as the server holds it: its catalog and one connection for each worker. It never
 * changes; a new dataset is a new snapshot, and the old one goes when its last reader is done.
 */
struct snapshot;

/*
 * Opens a dataset `connections` times after checking that it is whole and describes itself well.
 * NULL with ERROR_UNAVAILABLE: the first fault in the detail, or one fault a contradiction.
 */
struct snapshot *snapshot_create(const char *path, size_t connections, struct error *err);

struct snapshot *snapshot_ref(struct snapshot *snapshot);
void snapshot_unref(struct snapshot *snapshot);

const struct catalog *snapshot_catalog(const struct snapshot *snapshot);

/*
 * Lends a connection to the calling thread until snapshot_return(). With at least as many
 * connections as threads nobody waits.
 */
struct db *snapshot_borrow(struct snapshot *snapshot);
void snapshot_return(struct snapshot *snapshot, struct db *db);

/* The dataset file itself: a descriptor of the caller's own, or -1, and its size in bytes. */
int snapshot_open_file(const struct snapshot *snapshot, int64_t *ret_size);

/* The snapshot that requests are answered from now. */
struct current {
	pthread_mutex_t lock;
	struct snapshot *snapshot;
};

/* Takes over the caller's reference. */
void current_init(struct current *current, struct snapshot *snapshot);
void current_finish(struct current *current);

/* A reference of the caller's own. */
struct snapshot *current_ref(struct current *current);

/* Takes over the reference to the new one and drops the one to the old. */
void current_swap(struct current *current, struct snapshot *snapshot);

#endif
