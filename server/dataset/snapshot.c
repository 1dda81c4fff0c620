#include "dataset/snapshot.h"

#include "base/buf.h"
#include "base/cache.h"
#include "base/regular.h"
#include "base/thread.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/interrupt.h"
#include "base/error.h"
#include "dataset/load.h"
#include "dataset/totals.h"
#include "dataset/watchdog.h"

#include <fcntl.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	SLOTS_MAX = 257,
	TOTALS_SHARE = 16, /* share of cache_size; totals are small */
	LOAD_BUDGETS =
		100, /* budgets of a request that loading may take, because views may be costly */
};

struct slot {
	struct db *db;
	atomic_flag taken;
};

struct snapshot {
	atomic_size_t references;
	struct catalog *catalog;
	struct cache *replies;
	struct totals *totals;
	struct watchdog *watchdog; /* NULL without a budget */
	struct archive *archive;
	_Atomic(struct buf *) texts[SNAPSHOT_TEXTS];
	atomic_bool outdated, retired;
	int file; /* the inode that every connection reads, even if the path now leads to another */
	struct stat stat;
	size_t slot_count;
	struct slot slots[];
};

static void report_fault(void *context, const char *fault)
{
	error_add(context, ERROR_UNAVAILABLE, "file", NULL, NULL, "%.250s", fault);
}

static bool open_file(struct snapshot *snapshot, const char *path, struct error *err)
{
	snapshot->file = regular_open(path, &snapshot->stat, err);
	return snapshot->file >= 0;
}

/* Whether the path still leads to the file that was opened first. */
static bool is_unmoved(const struct snapshot *snapshot, const char *path, struct error *err)
{
	struct stat now;
	if (stat(path, &now) == 0 && now.st_ino == snapshot->stat.st_ino &&
		now.st_dev == snapshot->stat.st_dev)
		return true;
	return error_set(err, ERROR_UNAVAILABLE, "the dataset was replaced while it was being opened");
}

static bool open_connections(struct snapshot *snapshot, const char *path,
	const struct snapshot_options *options, struct error *err)
{
	while (snapshot->slot_count < options->connections) {
		if (interrupt_is_struck(options->interrupt))
			return error_set(
				err, ERROR_UNAVAILABLE, "%s: given up while it was being opened", path);
		struct slot *slot = &snapshot->slots[snapshot->slot_count];
		atomic_flag_clear(&slot->taken);
		slot->db = db_open(path, err);
		if (!slot->db)
			return false;
		snapshot->slot_count++;
	}
	return is_unmoved(snapshot, path, err);
}

static bool start_watchdog(struct snapshot *snapshot, unsigned budget, struct error *err)
{
	struct db *dbs[SLOTS_MAX];
	for (size_t i = 0; i < snapshot->slot_count; i++)
		dbs[i] = snapshot->slots[i].db;
	if (budget > 0)
		snapshot->watchdog = watchdog_create(budget, dbs, snapshot->slot_count);
	return budget == 0 || snapshot->watchdog ||
		error_set(err, ERROR_UNAVAILABLE, "no thread for a watchdog");
}

static bool fill(struct snapshot *snapshot, const char *path,
	const struct snapshot_options *options, struct error *err)
{
	if (!open_file(snapshot, path, err) || !open_connections(snapshot, path, options, err))
		return false;
	struct db *db = snapshot->slots[0].db;
	interrupt_watch(options->interrupt, db);
	if (options->checked && !db_check(db, report_fault, err))
		return false;
	if (!start_watchdog(snapshot, options->budget, err))
		return false;
	watchdog_arm(snapshot->watchdog, db, LOAD_BUDGETS);
	snapshot->catalog = load_catalog(db, err);
	watchdog_disarm(snapshot->watchdog, db);
	size_t counted = options->cache_size / TOTALS_SHARE;
	snapshot->totals = totals_create(counted);
	snapshot->replies = cache_create(options->cache_size - counted);
	if (!snapshot->totals || !snapshot->replies)
		error_set(err, ERROR_UNAVAILABLE, "no memory for a cache");
	return snapshot->catalog && snapshot->totals && snapshot->replies;
}

struct snapshot *snapshot_create(
	const char *path, const struct snapshot_options *options, struct error *err)
{
	size_t connections = options->connections;
	struct snapshot *snapshot = connections <= SLOTS_MAX
		? calloc(1, sizeof *snapshot + connections * sizeof *snapshot->slots)
		: NULL;
	if (!snapshot) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a snapshot");
		return NULL;
	}
	atomic_init(&snapshot->references, 1);
	atomic_init(&snapshot->outdated, false);
	atomic_init(&snapshot->retired, false);
	for (size_t i = 0; i < SNAPSHOT_TEXTS; i++)
		atomic_init(&snapshot->texts[i], NULL);
	snapshot->file = -1;
	snapshot->archive = options->archive;
	bool ok = fill(snapshot, path, options, err);
	interrupt_watch(options->interrupt, NULL);
	if (ok)
		return snapshot;
	snapshot_unref(snapshot);
	return NULL;
}

struct snapshot *snapshot_ref(struct snapshot *snapshot)
{
	atomic_fetch_add_explicit(&snapshot->references, 1, memory_order_relaxed);
	return snapshot;
}

bool snapshot_is_shared(const struct snapshot *snapshot)
{
	return atomic_load(&snapshot->references) > 1;
}

static void free_text(struct buf *text)
{
	if (text)
		buf_finish(text);
	free(text);
}

void snapshot_unref(struct snapshot *snapshot)
{
	if (!snapshot || atomic_fetch_sub(&snapshot->references, 1) > 1)
		return;
	watchdog_destroy(snapshot->watchdog);
	for (size_t i = 0; i < SNAPSHOT_TEXTS; i++)
		free_text(atomic_load(&snapshot->texts[i]));
	cache_destroy(snapshot->replies);
	totals_destroy(snapshot->totals);
	for (size_t i = 0; i < snapshot->slot_count; i++)
		db_close(snapshot->slots[i].db);
	catalog_destroy(snapshot->catalog);
	if (snapshot->file >= 0)
		close(snapshot->file);
	free(snapshot);
}

const struct catalog *snapshot_catalog(const struct snapshot *snapshot)
{
	return snapshot->catalog;
}

struct archive *snapshot_archive(const struct snapshot *snapshot)
{
	return snapshot->archive;
}

void snapshot_set_outdated(struct snapshot *snapshot)
{
	atomic_store(&snapshot->outdated, true);
}

bool snapshot_is_outdated(const struct snapshot *snapshot)
{
	return atomic_load(&snapshot->outdated);
}

const struct buf *snapshot_text(const struct snapshot *snapshot, size_t number)
{
	return atomic_load(&snapshot->texts[number]);
}

const struct buf *snapshot_keep_text(struct snapshot *snapshot, size_t number, struct buf *text)
{
	struct buf *kept = malloc(sizeof *kept), *known = NULL;
	if (!kept)
		return NULL;
	*kept = *text;
	buf_init(text, text->max);
	if (atomic_compare_exchange_strong(&snapshot->texts[number], &known, kept))
		return kept;
	free_text(kept);
	return known;
}

struct cache *snapshot_replies(const struct snapshot *snapshot)
{
	return snapshot->replies;
}

struct totals *snapshot_totals(const struct snapshot *snapshot)
{
	return snapshot->totals;
}

int snapshot_open_file(const struct snapshot *snapshot, int64_t *ret_size)
{
	*ret_size = snapshot->stat.st_size;
	return fcntl(snapshot->file, F_DUPFD_CLOEXEC, 0);
}

/* A lent connection is trimmed when it is returned. */
static void trim(struct slot *slot)
{
	if (atomic_flag_test_and_set(&slot->taken))
		return;
	db_trim(slot->db);
	atomic_flag_clear(&slot->taken);
}

void snapshot_retire(struct snapshot *snapshot)
{
	cache_close(snapshot->replies);
	atomic_store(&snapshot->retired, true);
	for (size_t i = 0; i < snapshot->slot_count; i++)
		trim(&snapshot->slots[i]);
}

/* A thread prefers the slot it had last, whose pages and statements are cached. */
static struct db *take_slot(struct snapshot *snapshot)
{
	size_t first = thread_number();
	for (;;) {
		for (size_t i = 0; i < snapshot->slot_count; i++) {
			struct slot *slot = &snapshot->slots[(first + i) % snapshot->slot_count];
			if (!atomic_flag_test_and_set(&slot->taken))
				return slot->db;
		}
		sched_yield();
	}
}

bool snapshot_share_budget(const struct snapshot *snapshot)
{
	return watchdog_share(snapshot->watchdog);
}

void snapshot_unshare_budget(void)
{
	watchdog_unshare();
}

struct db *snapshot_borrow(struct snapshot *snapshot)
{
	struct db *db = take_slot(snapshot);
	watchdog_arm(snapshot->watchdog, db, 1);
	return db;
}

void snapshot_return(struct snapshot *snapshot, struct db *db)
{
	watchdog_disarm(snapshot->watchdog, db);
	struct slot *slot = snapshot->slots;
	while (slot->db != db)
		slot++;
	atomic_flag_clear(&slot->taken);
	/*
	 * read after the slot is free: snapshot_retire() in another thread either finds it free and
	 * trims it, or has set `retired` before this line
	 */
	if (atomic_load(&snapshot->retired))
		trim(slot);
}
