#include "dataset/archived.h"

#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"

#include <string.h>

/* Whether it is what its name says. */
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
			snapshot); /* it is asked for seldom: what makes it fast goes after each request */
		return snapshot;
	}
	snapshot_unref(snapshot);
	return NULL;
}
