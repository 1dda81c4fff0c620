#include "dataset/archived.h"

#include "base/clock.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool archived_read(const char *folder, struct archived_files *ret_files, struct error *err)
{
	struct releases releases;
	if (!releases_read(folder, &releases, err))
		return false;
	struct archived *list = calloc(releases.count + 1, sizeof *list);
	for (size_t i = 0; list && i < releases.count; i++)
		list[i].release = releases.list[i];
	free(releases.list);
	if (!list)
		return error_set(err, ERROR_UNAVAILABLE, "no memory for an archive");
	*ret_files =
		(struct archived_files){.list = list, .count = releases.count, .others = releases.others};
	return true;
}

void archived_close(struct archived_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		snapshot_unref(files->list[i].snapshot);
	free(files->list);
}

struct archived *archived_of(struct archived_files *files, const struct release *release)
{
	return bsearch(release, files->list, files->count, sizeof *files->list, release_compare);
}

void archived_carry_over(struct archived_files *from, struct archived_files *to)
{
	for (size_t i = 0; i < from->count; i++) {
		struct archived *old = &from->list[i];
		struct archived *file = archived_of(to, &old->release);
		if (!file)
			continue;
		file->snapshot = old->snapshot;
		file->turn = old->turn;
		file->checked = old->checked;
		old->snapshot = NULL;
		to->open += file->snapshot ? 1 : 0;
	}
}

struct archived *archived_find(struct archived_files *files, const char *digest)
{
	struct archived *found = NULL;
	for (size_t i = 0; i < files->count; i++) {
		struct archived *file = &files->list[i];
		if (strncmp(file->release.digest, digest, strlen(digest)) != 0)
			continue;
		if (file->snapshot)
			return file;
		if (!found || (archived_is_refused(found) && !archived_is_refused(file)))
			found = file;
	}
	return found;
}

struct archived *archived_idle(struct archived_files *files)
{
	struct archived *idle = NULL;
	for (size_t i = 0; i < files->count; i++) {
		struct archived *file = &files->list[i];
		if (file->snapshot && !snapshot_is_shared(file->snapshot) &&
			(!idle || file->turn < idle->turn))
			idle = file;
	}
	return idle;
}

bool archived_is_refused(const struct archived *file)
{
	return clock_ns(CLOCK_MONOTONIC) < file->refused_until;
}

/* Whether the dataset is the one that the file name says. */
static bool is_named(
	const struct snapshot *snapshot, const struct release *release, struct error *err)
{
	const struct catalog *catalog = snapshot_catalog(snapshot);
	if (strcmp(catalog->version, release->version) == 0 &&
		strcmp(catalog->released, release->date) == 0 &&
		strcmp(catalog->digest, release->digest) == 0)
		return true;
	return error_set(err, ERROR_UNAVAILABLE, "it is version %s of %s, digest %s", catalog->version,
		catalog->released, catalog->digest);
}

static bool is_same(const struct stat *file, const struct stat *other)
{
	return file->st_ino == other->st_ino && file->st_dev == other->st_dev &&
		file->st_size == other->st_size && file->st_mtim.tv_sec == other->st_mtim.tv_sec &&
		file->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

struct snapshot *archived_open(struct archived *file, const char *path,
	const struct snapshot_options *options, struct error *err)
{
	struct snapshot_options own = *options;
	struct stat now;
	if (stat(path, &now) != 0)
		now = (struct stat){0};
	own.checked = !is_same(&now, &file->checked) || now.st_ino == 0;
	struct snapshot *snapshot = snapshot_create(path, &own, err);
	if (snapshot && is_named(snapshot, &file->release, err)) {
		file->checked = now;
		snapshot_retire(
			snapshot); /* it is requested rarely, so its caches are freed after each request */
		return snapshot;
	}
	snapshot_unref(snapshot);
	return NULL;
}

bool archived_is_changed(const struct archived *file)
{
	struct stat now;
	int64_t size;
	int descriptor = snapshot_open_file(file->snapshot, &size);
	bool changed =
		descriptor >= 0 && fstat(descriptor, &now) == 0 && !is_same(&now, &file->checked);
	if (descriptor >= 0)
		close(descriptor);
	return changed;
}
