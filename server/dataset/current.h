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
 * The snapshot that requests are answered from, and those that it replaced, for clients who began
 * with them. Each thread has a seat with a lock of its own, which other threads take only to swap:
 * so entering touches no memory that another thread writes.
 */
enum {
	CURRENT_SEATS = 64,   /* threads beyond share them */
	CURRENT_KEPT_MAX = 4, /* replaced ones; the oldest goes first */
};

struct current {
	struct seat {
		_Alignas(64) pthread_rwlock_t lock; /* taken shared to enter, exclusively to swap */
		struct snapshot *snapshot;
	} seats[CURRENT_SEATS];
	pthread_mutex_t lock; /* over what is below */
	unsigned keep;        /* seconds for which a replaced one is kept */
	struct known {
		struct snapshot *snapshot;
		int64_t until;             /* ns of CLOCK_MONOTONIC */
	} known[1 + CURRENT_KEPT_MAX]; /* the newest, which has no end, and those before it */
	atomic_size_t known_count;
	struct reloads {
		uint64_t done, refused;
		char reason[600]; /* why the last one was refused; empty since one was done */
	} reloads;
};

/* Takes over the caller's reference. What is replaced is kept for so many seconds; 0 keeps none. */
void current_init(struct current *current, struct snapshot *snapshot, unsigned keep);
void current_finish(struct current *current);

/* The snapshot, which stays for the calling thread until it leaves. */
struct snapshot *current_enter(struct current *current);
void current_leave(struct current *current);

/*
 * Takes over the reference to the new one. On return nobody enters the old one any more; it is kept
 * for those who find it if it is `worth_keeping` and of another digest. There is no moment at which
 * either is not found.
 */
void current_swap(struct current *current, struct snapshot *snapshot, bool worth_keeping);

/* Whether any replaced snapshot is kept. Takes no lock. */
bool current_keeps(struct current *current);

/* The newest or a kept snapshot whose digest begins with this text of CATALOG_DIGEST_SHORT digits
 * or more, with a reference of the caller's; NULL if there is none. */
struct snapshot *current_find(struct current *current, const char *digest);

/* Drops those whose time is over. Returns the ns until the next one's is; -1 if none is kept. */
int64_t current_expire(struct current *current);

/* What is kept, the newest first: digests and for how long still; says how many. */
struct kept {
	char digest[CATALOG_DIGEST_SHORT + 1];
	int64_t seconds;
};
size_t current_list_kept(struct current *current, struct kept ret_kept[static CURRENT_KEPT_MAX]);

/* Records why a dataset was refused, for operators; and reads what is recorded. */
void current_refuse(struct current *current, const char *reason);
void current_reloads(struct current *current, struct reloads *ret_reloads);

#endif
