#include "dataset/archive.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "dataset/archived.h"
#include "dataset/interrupt.h"
#include "dataset/snapshot.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	REFUSED_SECONDS = 60, /* until a file that was refused is tried again */
	OPENING_SECONDS = 1,  /* for which a request waits while another file is being opened */
	CACHE_SIZE =
		1 << 20, /* for the totals of walks alone; answers are kept with those of who is asked */
	PATH_SIZE = 4096 + RELEASE_FILE_MAX + 2,
};

struct archive {
	const char *folder;
	struct snapshot_options options;
	struct interrupt interrupt;
	pthread_mutex_t opening; /* one at a time; taken before the other */
	pthread_mutex_t lock;    /* over what is below, for moments */
	struct archived *files;  /* in the order of versions */
	size_t count, open;
	size_t others; /* names in the folder that are no released dataset's */
	uint64_t turn;
};

/* What a folder holds, none of it open, and how many other names. False with ERROR_UNAVAILABLE. */
static bool read_folder(const char *folder, struct archived **ret_files, size_t *ret_count,
	size_t *ret_others, struct error *err)
{
	struct releases releases;
	if (!releases_read(folder, &releases, err))
		return false;
	struct archived *files = calloc(releases.count + 1, sizeof *files);
	for (size_t i = 0; files && i < releases.count; i++)
		files[i].release = releases.list[i];
	free(releases.list);
	if (!files)
		return error_set(err, ERROR_UNAVAILABLE, "no memory for an archive");
	*ret_files = files;
	*ret_count = releases.count;
	*ret_others = releases.others;
	return true;
}

struct archive *archive_create(
	const char *folder, const struct snapshot_options *options, struct error *err)
{
	struct archive *archive = calloc(1, sizeof *archive);
	if (!archive) {
		error_set(err, ERROR_UNAVAILABLE, "no memory for an archive");
		return NULL;
	}
	if (!read_folder(folder, &archive->files, &archive->count, &archive->others, err)) {
		free(archive);
		return NULL;
	}
	archive->folder = folder;
	archive->options = *options;
	archive->options.cache_size = CACHE_SIZE;
	archive->options.interrupt = &archive->interrupt;
	interrupt_init(&archive->interrupt);
	pthread_mutex_init(&archive->opening, NULL);
	pthread_mutex_init(&archive->lock, NULL);
	return archive;
}

static void close_all(struct archived *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		snapshot_unref(files[i].snapshot);
	free(files);
}

void archive_destroy(struct archive *archive)
{
	if (!archive)
		return;
	close_all(archive->files, archive->count);
	pthread_mutex_destroy(&archive->lock);
	pthread_mutex_destroy(&archive->opening);
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
	log_line(LOG_INFO, "archive %s: %zu datasets", archive->folder, archive->count);
	if (archive->others > 0)
		log_line(LOG_WARNING,
			"archive %s: %zu names are not VERSION_DATE_DIGEST.db and are passed over",
			archive->folder, archive->others);
}

/* What is open stays so if its name is still there; what was refused is tried again. */
static void carry_over(struct archive *archive, struct archived *files, size_t count)
{
	archive->open = 0;
	for (size_t i = 0; i < archive->count; i++) {
		struct archived *old = &archive->files[i];
		struct archived *file = bsearch(old, files, count, sizeof *files, release_compare);
		if (!file)
			continue;
		file->snapshot = old->snapshot;
		file->turn = old->turn;
		file->checked = old->checked;
		old->snapshot = NULL;
		archive->open += file->snapshot ? 1 : 0;
	}
}

void archive_scan(struct archive *archive)
{
	struct archived *files, *old;
	size_t count, old_count, others;
	struct error err;
	error_clear(&err);
	if (!archive)
		return;
	if (!read_folder(archive->folder, &files, &count, &others, &err)) {
		log_line(LOG_ERROR, "archive: its names stay as they were: %s", err.detail);
		return;
	}
	pthread_mutex_lock(&archive->lock);
	carry_over(archive, files, count);
	old = archive->files;
	old_count = archive->count;
	archive->files = files;
	archive->count = count;
	archive->others = others;
	pthread_mutex_unlock(&archive->lock);
	close_all(old, old_count);
	archive_log(archive);
}

bool archive_release(struct archive *archive, size_t number, struct release *ret_release)
{
	if (!archive)
		return false;
	pthread_mutex_lock(&archive->lock);
	bool there = number < archive->count;
	if (there)
		*ret_release = archive->files[number].release;
	pthread_mutex_unlock(&archive->lock);
	return there;
}

void archive_count(struct archive *archive, struct archive_counts *ret_counts)
{
	*ret_counts = (struct archive_counts){.datasets = 0};
	if (!archive)
		return;
	pthread_mutex_lock(&archive->lock);
	ret_counts->datasets = archive->count;
	ret_counts->open = archive->open;
	for (size_t i = 0; i < archive->count; i++)
		ret_counts->refused += clock_ns(CLOCK_MONOTONIC) < archive->files[i].refused_until;
	pthread_mutex_unlock(&archive->lock);
}

/* Under the lock. */
static struct archived *find(struct archive *archive, const char *digest)
{
	for (size_t i = 0; i < archive->count; i++)
		if (strncmp(archive->files[i].release.digest, digest, strlen(digest)) == 0)
			return &archive->files[i];
	return NULL;
}

enum state { UNKNOWN, CLOSED, OPEN, REFUSED };

/* The state of a file, its snapshot if it is open, and else a copy of what is known of it. */
static enum state look(struct archive *archive, const char *digest, struct snapshot **ret_snapshot,
	struct archived *ret_file)
{
	enum state state = UNKNOWN;
	pthread_mutex_lock(&archive->lock);
	struct archived *file = find(archive, digest);
	if (file && file->snapshot) {
		state = OPEN;
		file->turn = ++archive->turn;
		*ret_snapshot = snapshot_ref(file->snapshot);
	} else if (file) {
		state = clock_ns(CLOCK_MONOTONIC) < file->refused_until ? REFUSED : CLOSED;
		*ret_file = *file;
	}
	pthread_mutex_unlock(&archive->lock);
	return state;
}

/* Gives up the one that was asked for least lately, so that there is room for another. */
static bool make_room(struct archive *archive)
{
	struct archived *oldest = NULL;
	struct snapshot *given_up = NULL;
	pthread_mutex_lock(&archive->lock);
	bool full = archive->open >= ARCHIVE_OPEN_MAX;
	for (size_t i = 0; full && i < archive->count; i++) {
		struct archived *file = &archive->files[i];
		if (file->snapshot && !snapshot_is_shared(file->snapshot) &&
			(!oldest || file->turn < oldest->turn))
			oldest = file;
	}
	if (oldest) {
		given_up = oldest->snapshot;
		oldest->snapshot = NULL;
		archive->open--;
	}
	pthread_mutex_unlock(&archive->lock);
	snapshot_unref(given_up);
	return !full || oldest;
}

/* Puts what was opened, or refused, where it is found, unless its name is there no more. */
static void put(struct archive *archive, const struct archived *opened)
{
	pthread_mutex_lock(&archive->lock);
	struct archived *file = find(archive, opened->release.digest);
	if (file) {
		file->checked = opened->checked;
		file->refused_until = opened->refused_until;
		file->turn = ++archive->turn;
		file->snapshot = opened->snapshot ? snapshot_ref(opened->snapshot) : NULL;
		archive->open += file->snapshot ? 1 : 0;
	}
	pthread_mutex_unlock(&archive->lock);
}

static void refuse(const struct release *release, struct error *err)
{
	error_set(err, ERROR_UNAVAILABLE,
		"The archive's file of version %s, digest %s, cannot be used; the server's log says why.",
		release->version, release->digest);
}

/* Holds `opening`. */
static struct snapshot *open_closed(
	struct archive *archive, struct archived *file, struct error *err)
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
		refuse(&file->release, err);
	}
	put(archive, file);
	return file->snapshot;
}

struct snapshot *archive_find(struct archive *archive, const char *digest, struct error *err)
{
	struct snapshot *snapshot = NULL;
	struct archived file;
	enum state state = archive ? look(archive, digest, &snapshot, &file) : UNKNOWN;
	if (state == CLOSED) {
		struct timespec until = clock_in(CLOCK_REALTIME, OPENING_SECONDS * NS_PER_S);
		if (pthread_mutex_timedlock(&archive->opening, &until) != 0) {
			error_set(err, ERROR_UNAVAILABLE, "Another dataset of the archive is being opened.");
			return NULL;
		}
		state = look(archive, digest, &snapshot, &file);
		if (state == CLOSED && make_room(archive))
			snapshot = open_closed(archive, &file, err);
		else if (state == CLOSED)
			error_set(err, ERROR_UNAVAILABLE,
				"Requests for other datasets of the archive are being answered.");
		pthread_mutex_unlock(&archive->opening);
	}
	if (state == REFUSED)
		refuse(&file.release, err);
	return snapshot;
}
