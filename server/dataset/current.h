#ifndef CURRENT_H
#define CURRENT_H

#include <pthread.h>
#include <stdint.h>

struct snapshot;

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
