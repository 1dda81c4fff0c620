#include "snapshot.h"

#include "catalog.h"
#include "db.h"
#include "error.h"
#include "load.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct slot {
	struct db *db;
	atomic_flag taken;
};

struct snapshot {
	atomic_size_t references;
	struct catalog *catalog;
	int file; /* the same inode as every connection's, whatever the path is by now */
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
	snapshot->file = open(path, O_RDONLY | O_CLOEXEC);
	if (snapshot->file >= 0 && fstat(snapshot->file, &snapshot->stat) == 0)
		return true;
	return error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, strerror(errno));
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

static bool fill(struct snapshot *snapshot, const char *path, size_t connections, struct error *err)
{
	if (!open_file(snapshot, path, err))
		return false;
	for (size_t i = 0; i < connections; i++) {
		struct slot *slot = &snapshot->slots[i];
		atomic_flag_clear(&slot->taken);
		slot->db = db_open(path, err);
		if (!slot->db)
			return false;
		snapshot->slot_count++;
		if (i > 0)
			continue;
		if (!db_check(slot->db, report_fault, err))
			return false;
		snapshot->catalog = load_catalog(slot->db, err);
		if (!snapshot->catalog)
			return false;
	}
	return is_unmoved(snapshot, path, err);
}

struct snapshot *snapshot_create(const char *path, size_t connections, struct error *err)
{
	struct snapshot *snapshot = calloc(1, sizeof *snapshot + connections * sizeof *snapshot->slots);
	if (!snapshot) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for a snapshot");
		return NULL;
	}
	atomic_init(&snapshot->references, 1);
	snapshot->file = -1;
	if (fill(snapshot, path, connections, err))
		return snapshot;
	snapshot_unref(snapshot);
	return NULL;
}

struct snapshot *snapshot_ref(struct snapshot *snapshot)
{
	atomic_fetch_add_explicit(&snapshot->references, 1, memory_order_relaxed);
	return snapshot;
}

void snapshot_unref(struct snapshot *snapshot)
{
	if (!snapshot || atomic_fetch_sub(&snapshot->references, 1) > 1)
		return;
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

int snapshot_open_file(const struct snapshot *snapshot, int64_t *ret_size)
{
	*ret_size = snapshot->stat.st_size;
	return fcntl(snapshot->file, F_DUPFD_CLOEXEC, 0);
}

struct db *snapshot_borrow(struct snapshot *snapshot)
{
	/* a thread keeps to the slot that it had last, whose pages are in its cache */
	static atomic_size_t threads;
	static _Thread_local size_t hint = SIZE_MAX;
	if (hint == SIZE_MAX)
		hint = atomic_fetch_add(&threads, 1);
	for (;;) {
		for (size_t i = 0; i < snapshot->slot_count; i++) {
			struct slot *slot = &snapshot->slots[(hint + i) % snapshot->slot_count];
			if (!atomic_flag_test_and_set(&slot->taken))
				return slot->db;
		}
		sched_yield();
	}
}

void snapshot_return(struct snapshot *snapshot, struct db *db)
{
	for (size_t i = 0; i < snapshot->slot_count; i++)
		if (snapshot->slots[i].db == db)
			atomic_flag_clear(&snapshot->slots[i].taken);
}

void current_init(struct current *current, struct snapshot *snapshot)
{
	pthread_mutex_init(&current->lock, NULL);
	current->snapshot = snapshot;
}

void current_finish(struct current *current)
{
	snapshot_unref(current->snapshot);
	pthread_mutex_destroy(&current->lock);
}

struct snapshot *current_ref(struct current *current)
{
	pthread_mutex_lock(&current->lock);
	struct snapshot *snapshot = snapshot_ref(current->snapshot);
	pthread_mutex_unlock(&current->lock);
	return snapshot;
}

void current_swap(struct current *current, struct snapshot *snapshot)
{
	pthread_mutex_lock(&current->lock);
	struct snapshot *old = current->snapshot;
	current->snapshot = snapshot;
	pthread_mutex_unlock(&current->lock);
	snapshot_unref(old);
}
