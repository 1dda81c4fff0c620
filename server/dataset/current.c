#include "dataset/current.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/thread.h"
#include "dataset/snapshot.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

void current_init(struct current *current, struct snapshot *snapshot, unsigned keep)
{
	/* otherwise a worker that is never idle could delay a swap for ever */
	pthread_rwlockattr_t fair;
	pthread_rwlockattr_init(&fair);
	pthread_rwlockattr_setkind_np(&fair, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	for (size_t i = 0; i < CURRENT_SEATS; i++) {
		pthread_rwlock_init(&current->seats[i].lock, &fair);
		current->seats[i].snapshot = snapshot_ref(snapshot);
	}
	pthread_rwlockattr_destroy(&fair);
	pthread_mutex_init(&current->lock, NULL);
	current->keep = keep;
	current->known[0] = (struct known){.snapshot = snapshot, .until = INT64_MAX};
	atomic_init(&current->known_count, 1);
	current->reloads = (struct reloads){.done = 0};
}

void current_finish(struct current *current)
{
	pthread_mutex_destroy(&current->lock);
	for (size_t i = 0; i < CURRENT_SEATS; i++) {
		snapshot_unref(current->seats[i].snapshot);
		pthread_rwlock_destroy(&current->seats[i].lock);
	}
	for (size_t i = 0; i < current->known_count; i++)
		snapshot_unref(current->known[i].snapshot);
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

/* Snapshots removed under the lock, to be released without it, since that takes milliseconds. */
struct dropped {
	struct snapshot *snapshots[2 + CURRENT_KEPT_MAX];
	size_t count;
};

static void drop(struct current *current, size_t index, struct dropped *dropped)
{
	size_t behind = --current->known_count - index;
	dropped->snapshots[dropped->count++] = current->known[index].snapshot;
	memmove(&current->known[index], &current->known[index + 1], behind * sizeof *current->known);
}

static void unref(const struct dropped *dropped)
{
	for (size_t i = 0; i < dropped->count; i++)
		snapshot_unref(dropped->snapshots[i]);
}

static void say_dropped(const struct snapshot *snapshot, const char *why)
{
	log_line(LOG_INFO, "replaced dataset %.*s is kept no longer: %s", CATALOG_DIGEST_SHORT,
		snapshot_catalog(snapshot)->digest, why);
}

static bool is_of(const struct known *known, const char *digest)
{
	return strncmp(snapshot_catalog(known->snapshot)->digest, digest, strlen(digest)) == 0;
}

/*
 * Puts the snapshot first, so that both can be found from now on: a client answered by one thread
 * may continue with another.
 */
static void put_first(struct current *current, struct snapshot *snapshot, bool keeps_old)
{
	struct dropped dropped = {.count = 0};
	const char *digest = snapshot_catalog(snapshot)->digest;
	pthread_mutex_lock(&current->lock);
	if (!keeps_old)
		drop(current, 0, &dropped);
	else
		current->known[0].until = clock_ns(CLOCK_MONOTONIC) + current->keep * NS_PER_S;
	for (size_t i = current->known_count; i-- > 0;)
		if (is_of(&current->known[i], digest))
			drop(current, i, &dropped);
	bool full = current->known_count > CURRENT_KEPT_MAX;
	if (full)
		drop(current, CURRENT_KEPT_MAX, &dropped);
	memmove(current->known + 1, current->known, current->known_count * sizeof *current->known);
	current->known[0] = (struct known){.snapshot = snapshot_ref(snapshot), .until = INT64_MAX};
	current->known_count++;
	pthread_mutex_unlock(&current->lock);
	if (full)
		say_dropped(dropped.snapshots[dropped.count - 1], "others were replaced since");
	unref(&dropped);
}

void current_swap(struct current *current, struct snapshot *snapshot, bool worth_keeping)
{
	/* only the swapping thread writes it */
	struct snapshot *replaced = snapshot_ref(current->known[0].snapshot);
	bool keeps_old = worth_keeping && current->keep > 0 &&
		!is_of(&current->known[0], snapshot_catalog(snapshot)->digest);
	put_first(current, snapshot, keeps_old);
	for (size_t i = 0; i < CURRENT_SEATS; i++) {
		struct seat *seat = &current->seats[i];
		pthread_rwlock_wrlock(&seat->lock);
		struct snapshot *old = seat->snapshot;
		seat->snapshot = snapshot_ref(snapshot);
		pthread_rwlock_unlock(&seat->lock);
		snapshot_unref(old);
	}
	snapshot_unref(snapshot);
	/* even if it is not kept: a client that reads a long table slowly may hold it for minutes */
	if (snapshot_is_shared(replaced))
		snapshot_retire(replaced);
	snapshot_unref(replaced);
	pthread_mutex_lock(&current->lock);
	current->reloads.done++;
	current->reloads.reason[0] = '\0';
	pthread_mutex_unlock(&current->lock);
}

bool current_keeps(struct current *current)
{
	return atomic_load_explicit(&current->known_count, memory_order_relaxed) > 1;
}

struct snapshot *current_find(struct current *current, const char *digest)
{
	struct snapshot *found = NULL;
	int64_t now = clock_ns(CLOCK_MONOTONIC);
	pthread_mutex_lock(&current->lock);
	for (size_t i = 0; i < current->known_count && !found; i++)
		if (now < current->known[i].until && is_of(&current->known[i], digest))
			found = snapshot_ref(current->known[i].snapshot);
	pthread_mutex_unlock(&current->lock);
	return found;
}

int64_t current_expire(struct current *current)
{
	struct dropped dropped = {.count = 0};
	int64_t now = clock_ns(CLOCK_MONOTONIC), left = -1;
	pthread_mutex_lock(&current->lock);
	while (current->known_count > 1 && current->known[current->known_count - 1].until <= now)
		drop(current, current->known_count - 1, &dropped);
	if (current->known_count > 1)
		left = current->known[current->known_count - 1].until - now;
	pthread_mutex_unlock(&current->lock);
	for (size_t i = 0; i < dropped.count; i++)
		say_dropped(dropped.snapshots[i], "--keep is over");
	unref(&dropped);
	if (dropped.count > 0)
		malloc_trim(0); /* as after a reload */
	return left;
}

size_t current_list_kept(struct current *current, struct kept ret_kept[static CURRENT_KEPT_MAX])
{
	int64_t now = clock_ns(CLOCK_MONOTONIC);
	pthread_mutex_lock(&current->lock);
	size_t count = current->known_count - 1;
	for (size_t i = 0; i < count; i++) {
		const struct known *known = &current->known[i + 1];
		int64_t left = known->until - now;
		snprintf(ret_kept[i].digest, sizeof ret_kept->digest, "%s",
			snapshot_catalog(known->snapshot)->digest);
		ret_kept[i].seconds = left > 0 ? (left + NS_PER_S - 1) / NS_PER_S : 0;
	}
	pthread_mutex_unlock(&current->lock);
	return count;
}

void current_refuse(struct current *current, const char *reason)
{
	pthread_mutex_lock(&current->lock);
	current->reloads.refused++;
	snapshot_set_outdated(current->seats[0].snapshot); /* only the swapping thread refuses */
	snprintf(current->reloads.reason, sizeof current->reloads.reason, "%s", reason);
	pthread_mutex_unlock(&current->lock);
}

void current_reloads(struct current *current, struct reloads *ret_reloads)
{
	pthread_mutex_lock(&current->lock);
	*ret_reloads = current->reloads;
	pthread_mutex_unlock(&current->lock);
}
