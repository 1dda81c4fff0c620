#include "api/folder.h"

#include "api/encoding.h"
#include "base/error.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Holds the files until all are written; no address of the API maps to it. */
#define STAGING ".export"
#define OLD "old" /* a temporary name in there */

enum { LIST_MAX = 1 << 30, NUMBER_SIZE = 32 };

bool folder_fail(const struct folder *folder, const char *path, struct error *err)
{
	return error_set(
		err, ERROR_UNAVAILABLE, "%.200s/%.200s: %s", folder->name, path, strerror(errno));
}

static bool is_empty(int folder)
{
	int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = again >= 0 ? fdopendir(again) : NULL;
	size_t count = 0;
	while (entries && readdir(entries))
		count++;
	if (entries)
		closedir(entries);
	return count == 2; /* `.` and `..` */
}

bool folder_init(struct folder *folder, const char *name, bool force, struct error *err)
{
	*folder = (struct folder){.name = name, .top = -1, .staging = -1};
	buf_init(&folder->paths, LIST_MAX);
	buf_init(&folder->made, LIST_MAX);
	if (mkdir(name, 0755) == 0 || errno == EEXIST)
		folder->top = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->top < 0)
		return error_set(err, ERROR_UNAVAILABLE, "%.300s: %s", name, strerror(errno));
	if (!force && !is_empty(folder->top))
		return error_set(err, ERROR_UNAVAILABLE, "%.300s: not empty; --force writes into it", name);
	if (mkdirat(folder->top, STAGING, 0700) != 0)
		return error_set(err, ERROR_UNAVAILABLE, "%.300s/%s: %s", name, STAGING,
			errno == EEXIST ? "another export is at work, or was killed and left this"
							: strerror(errno));
	folder->staging = openat(folder->top, STAGING, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return folder->staging >= 0 || folder_fail(folder, STAGING, err);
}

static const char *name_file(char name[static NUMBER_SIZE], size_t number)
{
	snprintf(name, NUMBER_SIZE, "%zu", number);
	return name;
}

int folder_stage(struct folder *folder, const char *path, struct error *err)
{
	char number[NUMBER_SIZE];
	int file = openat(folder->staging, name_file(number, folder->files),
		O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (file < 0) {
		folder_fail(folder, path, err);
		return -1;
	}
	buf_put(&folder->paths, path, strlen(path) + 1);
	folder->files++;
	return file;
}

/* Opens the next folder of a path, creating it if it is missing. Closes `from`. */
static int descend(struct folder *folder, int from, const char *way, struct error *err)
{
	const int flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	const char *slash = strrchr(way, '/'), *name = slash ? slash + 1 : way;
	int to = openat(from, name, flags);
	if (to < 0 && errno == ENOENT && mkdirat(from, name, 0755) == 0) {
		buf_put(&folder->made, way, strlen(way) + 1);
		to = openat(from, name, flags);
	}
	if (to < 0 && (errno == ENOTDIR || errno == ELOOP))
		error_set(err, ERROR_UNAVAILABLE,
			"%.200s/%.200s: not a folder, but a file or a symbolic link; remove it", folder->name,
			way);
	else if (to < 0)
		folder_fail(folder, way, err);
	close(from);
	return to;
}

/* Opens the folder that contains the last name of a path. Returns -1 and sets err on failure. */
static int open_parent(
	struct folder *folder, const char *path, const char **ret_name, struct error *err)
{
	char way[PATH_MAX];
	int at = openat(folder->top, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (at < 0)
		folder_fail(folder, path, err);
	*ret_name = path;
	for (const char *slash; at >= 0 && (slash = strchr(*ret_name, '/')); *ret_name = slash + 1) {
		snprintf(way, sizeof way, "%.*s", (int)(slash - path), path);
		at = descend(folder, at, way, err);
	}
	return at;
}

static const char *name_twin(
	char twin[static NAME_MAX + 1], const char *name, enum encoding encoding)
{
	int len = snprintf(twin, NAME_MAX + 1, "%s%s", name, encoding_suffix(encoding));
	return len <= NAME_MAX ? twin : NULL;
}

/* Refuses a destination that is taken by anything but a regular file. */
static bool check_name(
	const struct folder *folder, int parent, const char *name, const char *path, struct error *err)
{
	struct stat found;
	const char *slash = strrchr(path, '/');
	if (fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) != 0 || S_ISREG(found.st_mode))
		return true;
	const char *what = S_ISDIR(found.st_mode) ? "folder"
		: S_ISLNK(found.st_mode)              ? "symbolic link"
											  : "pipe, a socket or a device";
	return error_set(err, ERROR_UNAVAILABLE,
		"%.200s/%.*s%.200s: a %s, where a file belongs; remove it", folder->name,
		slash ? (int)(slash + 1 - path) : 0, path, name, what);
}

static bool check_place(struct folder *folder, const char *path, struct error *err)
{
	const char *name;
	char twin[NAME_MAX + 1];
	int parent = open_parent(folder, path, &name, err);
	if (parent < 0)
		return false;
	bool ok =
		faccessat(parent, ".", W_OK | X_OK, AT_EACCESS) == 0 || folder_fail(folder, path, err);
	for (enum encoding encoding = ENCODING_IDENTITY; ok && encoding <= ENCODING_BR; encoding++)
		ok = !name_twin(twin, name, encoding) || check_name(folder, parent, twin, path, err);
	close(parent);
	return ok;
}

/* Creates all folders first, so that a destination that is one of them is found. */
static bool check_places(struct folder *folder, struct error *err)
{
	const char *name, *path = folder->paths.data;
	for (size_t i = 0; i < folder->files; i++, path += strlen(path) + 1) {
		int parent = open_parent(folder, path, &name, err);
		if (parent < 0)
			return false;
		close(parent);
	}
	path = folder->paths.data;
	for (size_t i = 0; i < folder->files; i++, path += strlen(path) + 1)
		if (!check_place(folder, path, err))
			return false;
	return true;
}

/* Moves the compressed copies along with a file; missing ones are skipped. */
static void move_twins(int from, const char *old, int to, const char *new)
{
	char twins[2][NAME_MAX + 1];
	for (enum encoding encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++)
		if (name_twin(twins[0], old, encoding) && name_twin(twins[1], new, encoding))
			renameat(from, twins[0], to, twins[1]);
}

/* Swaps a staged file with the file at its destination, if there is one. */
static bool exchange(const struct folder *folder, const char *staged, int parent, const char *name)
{
	if (renameat2(folder->staging, staged, parent, name, RENAME_EXCHANGE) == 0)
		return true;
	if (errno == ENOENT) /* the destination is free */
		return renameat(folder->staging, staged, parent, name) == 0;
	/* the filesystem has no RENAME_EXCHANGE; the destination is missing for a moment */
	if (errno != EINVAL || renameat(parent, name, folder->staging, OLD) != 0)
		return false;
	if (renameat(folder->staging, staged, parent, name) == 0)
		return renameat(folder->staging, OLD, folder->staging, staged) == 0;
	renameat(folder->staging, OLD, parent, name);
	return false;
}

static bool place(struct folder *folder, size_t number, const char *path, struct error *err)
{
	char staged[NUMBER_SIZE];
	const char *name;
	int parent = open_parent(folder, path, &name, err);
	if (parent < 0)
		return false;
	bool ok =
		exchange(folder, name_file(staged, number), parent, name) || folder_fail(folder, path, err);
	if (ok) /* its compressed copies follow */
		move_twins(parent, name, folder->staging, staged);
	close(parent);
	return ok;
}

/* Restores the file that was at a destination: it waits under the number of the file that replaced
 * it. */
static bool restore(struct folder *folder, size_t number, const char *path, struct error *err)
{
	char staged[NUMBER_SIZE];
	const char *name;
	int parent = open_parent(folder, path, &name, err);
	if (parent < 0)
		return false;
	bool ok = renameat(folder->staging, name_file(staged, number), parent, name) == 0 ||
		(errno == ENOENT && unlinkat(parent, name, 0) == 0);
	move_twins(folder->staging, staged, parent, name);
	close(parent);
	return ok;
}

/* In reverse order, since two files with one destination replaced each other in turn. */
static void restore_all(struct folder *folder, size_t count, const char *end, struct error *err)
{
	struct error other = {.code = ERROR_NONE};
	bool ok = true;
	for (const char *path = end; count-- > 0;) {
		for (path--; path > folder->paths.data && path[-1] != '\0';)
			path--;
		ok = restore(folder, count, path, &other) && ok;
	}
	char reason[sizeof err->detail];
	snprintf(reason, sizeof reason, "%s", err->detail);
	if (ok)
		return;
	error_clear(err);
	error_set(err, ERROR_UNAVAILABLE,
		"%.600s; and not all that stood there could be put back: export once more", reason);
}

/* In reverse order, since a folder may be inside an earlier one. */
static void remove_made(struct folder *folder)
{
	size_t end = folder->made.failed ? 0 : folder->made.len;
	while (end > 0) {
		size_t from = end - 1;
		while (from > 0 && folder->made.data[from - 1] != '\0')
			from--;
		unlinkat(folder->top, folder->made.data + from, AT_REMOVEDIR);
		end = from;
	}
}

bool folder_settle(struct folder *folder, struct error *err)
{
	if (folder->paths.failed)
		return error_set(err, ERROR_UNAVAILABLE, "%.300s: no memory for its files", folder->name);
	if (syncfs(folder->staging) != 0)
		return folder_fail(folder, STAGING, err);
	if (!check_places(folder, err)) {
		remove_made(folder);
		return false;
	}
	const char *path = folder->paths.data;
	for (size_t i = 0; i < folder->files; i++, path += strlen(path) + 1) {
		if (place(folder, i, path, err))
			continue;
		restore_all(folder, i, path, err);
		remove_made(folder);
		return false;
	}
	return true;
}

/* Removes a staged file, or the old file it was swapped with. */
static void remove_staged(const struct folder *folder, size_t number)
{
	char name[NUMBER_SIZE], twin[NAME_MAX + 1];
	unlinkat(folder->staging, name_file(name, number), 0);
	for (enum encoding encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++)
		unlinkat(folder->staging, name_twin(twin, name, encoding), 0);
}

void folder_finish(struct folder *folder)
{
	if (folder->staging >= 0) {
		for (size_t i = 0; i < folder->files; i++)
			remove_staged(folder, i);
		unlinkat(folder->top, STAGING, AT_REMOVEDIR);
		close(folder->staging);
	}
	if (folder->top >= 0)
		close(folder->top);
	buf_finish(&folder->paths);
	buf_finish(&folder->made);
}
