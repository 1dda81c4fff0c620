#include "dataset/current.h"

#include "base/thread.h"
#include "dataset/snapshot.h"

#include <stdio.h>

void current_init(struct current *current, struct snapshot *snapshot)
{
	/* else a worker that is never idle could keep a swap waiting */
	pthread_rwlockattr_t fair;
	pthread_rwlockattr_init(&fair);
	pthread_rwlockattr_setkind_np(&fair, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	for (size_t i = 0; i < CURRENT_SEATS; i++) {
		pthread_rwlock_init(&current->seats[i].lock, &fair);
		current->seats[i].snapshot = snapshot_ref(snapshot);
	}
	pthread_rwlockattr_destroy(&fair);
	pthread_mutex_init(&current->lock, NULL);
	current->reloads = (struct reloads){.done = 0};
	snapshot_unref(snapshot);
}

void current_finish(struct current *current)
{
	pthread_mutex_destroy(&current->lock);
	for (size_t i = 0; i < CURRENT_SEATS; i++) {
		snapshot_unref(current->seats[i].snapshot);
		pthread_rwlock_destroy(&current->seats[i].lock);
	}
}

static struct seat *own_seat(struct current *current)
{
	return &current->seats[thread_number() % CURRENT_SEATS];
}

struct snapshot *current_enter(struct current *current)
{
	struct seat *seat = own_seat(current);
	pthread_rwlock_rdlock(&seat->lock);
	return seat->snapshot;
}

void current_leave(struct current *current)
{
	pthread_rwlock_unlock(&own_seat(current)->lock);
}

void current_swap(struct current *current, struct snapshot *snapshot)
{
	for (size_t i = 0; i < CURRENT_SEATS; i++) {
		struct seat *seat = &current->seats[i];
		pthread_rwlock_wrlock(&seat->lock);
		struct snapshot *old = seat->snapshot;
		seat->snapshot = snapshot_ref(snapshot);
		pthread_rwlock_unlock(&seat->lock);
		snapshot_unref(old);
	}
	snapshot_unref(snapshot);
	pthread_mutex_lock(&current->lock);
	current->reloads.done++;
	current->reloads.reason[0] = '\0';
	pthread_mutex_unlock(&current->lock);
}

void current_refuse(struct current *current, const char *reason)
{
	pthread_mutex_lock(&current->lock);
	current->reloads.refused++;
	snapshot_set_outdated(current->seats[0].snapshot); /* who refuses is who swaps */
	snprintf(current->reloads.reason, sizeof current->reloads.reason, "%s", reason);
	pthread_mutex_unlock(&current->lock);
}

void current_reloads(struct current *current, struct reloads *ret_reloads)
{
	pthread_mutex_lock(&current->lock);
	*ret_reloads = current->reloads;
	pthread_mutex_unlock(&current->lock);
}
