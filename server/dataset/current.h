#ifndef CURRENT_H
#define CURRENT_H

#include "dataset/catalog.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct snapshot;

/*
 * The current snapshot, and replaced ones for clients who began with them. Each thread has a seat
 * with its own lock, which other threads take only to swap, so that entering touches no memory that
 * other threads write.
 */
enum {
	CURRENT_SEATS = 64,   /* further threads share seats */
	CURRENT_KEPT_MAX = 4, /* replaced snapshots; the oldest is dropped first */
};

struct current {
	struct seat {
		_Alignas(64) pthread_rwlock_t lock; /* taken shared to enter, exclusively to swap */
		struct snapshot *snapshot;
	} seats[CURRENT_SEATS];
	pthread_mutex_t lock; /* protects the following */
	unsigned keep;        /* seconds to keep a replaced snapshot */
	struct known {
		struct snapshot *snapshot;
		int64_t until;             /* ns of CLOCK_MONOTONIC */
	} known[1 + CURRENT_KEPT_MAX]; /* the current one, which never expires, then replaced ones,
									  newest first */
	atomic_size_t known_count;
	struct reloads {
		uint64_t done, refused;
		char reason[600]; /* why the last reload was refused; empty if it succeeded */
	} reloads;
};

/* Takes over the caller's reference. Keeps replaced snapshots for `keep` seconds; 0 keeps none. */
void current_init(struct current *current, struct snapshot *snapshot, unsigned keep);
void current_finish(struct current *current);

/* Returns the current snapshot, which stays valid for the calling thread until it leaves. */
struct snapshot *current_enter(struct current *current);
void current_leave(struct current *current);

/*
 * Replaces the current snapshot; takes over the reference to the new one. On return no thread can
 * enter the old one. It is kept if it is `worth_keeping` and has another digest. There is no moment
 * at which neither can be found.
 */
void current_swap(struct current *current, struct snapshot *snapshot, bool worth_keeping);

/* Whether any replaced snapshot is kept. Takes no lock. */
bool current_keeps(struct current *current);

/*
 * Returns the current or a kept snapshot whose digest begins with this text of at least
 * CATALOG_DIGEST_SHORT digits, with a reference for the caller; NULL if there is none.
 */
struct snapshot *current_find(struct current *current, const char *digest);

/* Drops expired snapshots. Returns the ns until the next one expires; -1 if none is kept. */
int64_t current_expire(struct current *current);

/* Lists the kept snapshots, newest first, with the seconds left. Returns their number. */
struct kept {
	char digest[CATALOG_DIGEST_SHORT + 1];
	int64_t seconds;
};
size_t current_list_kept(struct current *current, struct kept ret_kept[static CURRENT_KEPT_MAX]);

/* Record why a reload was refused, for operators; read the record. */
void current_refuse(struct current *current, const char *reason);
void current_reloads(struct current *current, struct reloads *ret_reloads);

#endif
