#include "dataset/archive.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/thread.h"
#include "dataset/archived.h"
#include "dataset/interrupt.h"
#include "dataset/snapshot.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	REFUSED_SECONDS = 60, /* until a refused file is tried again */
	OPENING_SECONDS = 1,  /* that a request waits while another file is being opened */
	CACHE_SIZE = 1 << 20, /* for totals; replies are cached by the current snapshot */
	PATH_SIZE = 4096 + RELEASE_FILE_MAX + 2,
};

struct archive {
	const char *folder;
	struct snapshot_options options;
	struct interrupt interrupt;
	pthread_mutex_t lock; /* protects the following; held only briefly */
	pthread_cond_t opened;
	bool opening; /* a thread is opening a file */
	struct archived_files files;
	uint64_t turn;
};

struct archive *archive_create(
	const char *folder, const struct snapshot_options *options, struct error *err)
{
	struct archive *archive = calloc(1, sizeof *archive);
	if (!archive) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for an archive");
		return NULL;
	}
	if (!archived_read(folder, &archive->files, err)) {
		free(archive);
		return NULL;
	}
	archive->folder = folder;
	archive->options = *options;
	archive->options.cache_size = CACHE_SIZE;
	archive->options.interrupt = &archive->interrupt;
	interrupt_init(&archive->interrupt);
	pthread_mutex_init(&archive->lock, NULL);
	thread_cond_init(&archive->opened);
	return archive;
}

void archive_destroy(struct archive *archive)
{
	if (!archive)
		return;
	archived_close(&archive->files);
	pthread_cond_destroy(&archive->opened);
	pthread_mutex_destroy(&archive->lock);
	interrupt_finish(&archive->interrupt);
	free(archive);
}

void archive_stop(struct archive *archive)
{
	if (archive)
		interrupt_strike(&archive->interrupt);
}

void archive_log(const struct archive *archive)
{
	if (!archive)
		return;
	log_line(LOG_INFO, "archive %s: %zu datasets", archive->folder, archive->files.count);
	if (archive->files.others > 0)
		log_line(LOG_WARNING,
			"archive %s: %zu names are not VERSION_DATE_DIGEST.db and are passed over",
			archive->folder, archive->files.others);
}

void archive_scan(struct archive *archive)
{
	struct archived_files files, old;
	struct error err;
	error_clear(&err);
	if (!archive)
		return;
	if (!archived_read(archive->folder, &files, &err)) {
		log_line(LOG_ERROR, "archive: its names stay as they were: %s", err.detail);
		return;
	}
	pthread_mutex_lock(&archive->lock);
	archived_carry_over(&archive->files, &files);
	old = archive->files;
	archive->files = files;
	pthread_mutex_unlock(&archive->lock);
	archived_close(&old);
	archive_log(archive);
}

bool archive_release(struct archive *archive, size_t number, struct release *ret_release)
{
	if (!archive)
		return false;
	pthread_mutex_lock(&archive->lock);
	bool there = number < archive->files.count;
	if (there)
		*ret_release = archive->files.list[number].release;
	pthread_mutex_unlock(&archive->lock);
	return there;
}

void archive_count(struct archive *archive, struct archive_counts *ret_counts)
{
	*ret_counts = (struct archive_counts){.datasets = 0};
	if (!archive)
		return;
	pthread_mutex_lock(&archive->lock);
	ret_counts->datasets = archive->files.count;
	ret_counts->open = archive->files.open;
	for (size_t i = 0; i < archive->files.count; i++)
		ret_counts->refused += archived_is_refused(&archive->files.list[i]) ? 1 : 0;
	pthread_mutex_unlock(&archive->lock);
}

enum state { UNKNOWN, CLOSED, OPEN, REFUSED };

/* Returns the state of a file; stores its snapshot if it is open, else a copy of its entry. */
static enum state look(struct archive *archive, const char *digest, struct snapshot **ret_snapshot,
	struct archived *ret_file)
{
	enum state state = UNKNOWN;
	pthread_mutex_lock(&archive->lock);
	struct archived *file = archived_find(&archive->files, digest);
	if (file && file->snapshot) {
		state = OPEN;
		file->turn = ++archive->turn;
		*ret_snapshot = snapshot_ref(file->snapshot);
	} else if (file) {
		state = archived_is_refused(file) ? REFUSED : CLOSED;
		*ret_file = *file;
	}
	pthread_mutex_unlock(&archive->lock);
	return state;
}

/* Takes the snapshot from a file. The caller holds the lock. */
static struct snapshot *take(struct archive *archive, struct archived *file)
{
	struct snapshot *snapshot = file->snapshot;
	file->snapshot = NULL;
	archive->files.open--;
	return snapshot;
}

/*
 * If too many files are open, closes the least recently used one. Returns false if all are in use.
 */
static bool make_room(struct archive *archive)
{
	struct snapshot *given_up = NULL;
	pthread_mutex_lock(&archive->lock);
	bool full = archive->files.open >= ARCHIVE_OPEN_MAX;
	struct archived *idle = full ? archived_idle(&archive->files) : NULL;
	if (idle)
		given_up = take(archive, idle);
	pthread_mutex_unlock(&archive->lock);
	snapshot_unref(given_up);
	return !full || idle;
}

/* Stores the result of opening a file, unless its name has disappeared meanwhile. */
static void put(struct archive *archive, const struct archived *opened)
{
	pthread_mutex_lock(&archive->lock);
	struct archived *file = archived_of(&archive->files, &opened->release);
	if (file) {
		file->checked = opened->checked;
		file->refused_until = opened->refused_until;
		file->turn = ++archive->turn;
		file->snapshot = opened->snapshot ? snapshot_ref(opened->snapshot) : NULL;
		archive->files.open += file->snapshot ? 1 : 0;
	}
	pthread_mutex_unlock(&archive->lock);
}

static void refuse(const struct release *release, struct error *err)
{
	error_set(err, ERROR_UNAVAILABLE,
		"The archive's file of version %s, digest %s, cannot be used; the server's log says why.",
		release->version, release->digest);
}

/* Opens a file. Returns NULL if it is refused. The caller is the opening thread. */
static struct snapshot *open_closed(struct archive *archive, struct archived *file)
{
	char path[PATH_SIZE], name[RELEASE_FILE_MAX + 1], reason[ERROR_LINE_SIZE];
	struct error why;
	error_clear(&why);
	release_write(&file->release, name);
	snprintf(path, sizeof path, "%s/%s", archive->folder, name);
	file->snapshot = archived_open(file, path, &archive->options, &why);
	if (!file->snapshot) {
		file->refused_until = clock_ns(CLOCK_MONOTONIC) + REFUSED_SECONDS * NS_PER_S;
		error_line(&why, reason);
		log_line(LOG_ERROR, "archive: %s is refused: %s", name, reason);
	}
	put(archive, file);
	return file->snapshot;
}

/* Opens a file with this digest; tries the next if one is refused. */
static enum state open_any(struct archive *archive, const char *digest,
	struct snapshot **ret_snapshot, struct archived *ret_file, struct error *err)
{
	enum state state;
	while ((state = look(archive, digest, ret_snapshot, ret_file)) == CLOSED) {
		if (!make_room(archive)) {
			error_set(err, ERROR_UNAVAILABLE,
				"Requests for other datasets of the archive are being answered.");
			break;
		}
		if ((*ret_snapshot = open_closed(archive, ret_file)))
			break;
	}
	return state;
}

/* Makes the caller the opening thread; false if there is another for OPENING_SECONDS. */
static bool begin_opening(struct archive *archive)
{
	struct timespec until = clock_in(OPENING_SECONDS * NS_PER_S);
	pthread_mutex_lock(&archive->lock);
	while (
		archive->opening && pthread_cond_timedwait(&archive->opened, &archive->lock, &until) == 0)
		;
	bool ok = !archive->opening;
	archive->opening = true;
	pthread_mutex_unlock(&archive->lock);
	return ok;
}

static void end_opening(struct archive *archive)
{
	pthread_mutex_lock(&archive->lock);
	archive->opening = false;
	pthread_cond_signal(&archive->opened);
	pthread_mutex_unlock(&archive->lock);
}

struct snapshot *archive_find(struct archive *archive, const char *digest, struct error *err)
{
	struct snapshot *snapshot = NULL;
	struct archived file;
	enum state state = archive ? look(archive, digest, &snapshot, &file) : UNKNOWN;
	if (state == CLOSED) {
		if (!begin_opening(archive)) {
			error_set(err, ERROR_UNAVAILABLE, "Another dataset of the archive is being opened.");
			return NULL;
		}
		state = open_any(archive, digest, &snapshot, &file, err);
		end_opening(archive);
	}
	if (state == REFUSED)
		refuse(&file.release, err);
	return snapshot;
}

void archive_doubt(struct archive *archive, const struct snapshot *snapshot, struct error *err)
{
	char name[RELEASE_FILE_MAX + 1];
	struct release release;
	struct snapshot *given_up = NULL;
	pthread_mutex_lock(&archive->lock);
	for (size_t i = 0; i < archive->files.count && !given_up; i++) {
		struct archived *file = &archive->files.list[i];
		if (file->snapshot != snapshot || !archived_is_changed(file))
			continue;
		release = file->release;
		given_up = take(archive, file);
	}
	pthread_mutex_unlock(&archive->lock);
	if (!given_up)
		return;
	snapshot_unref(given_up);
	release_write(&release, name);
	log_line(LOG_ERROR, "archive: %s is closed, since it was changed while it was open: %s", name,
		err->detail);
	error_clear(err);
	refuse(&release, err);
}
