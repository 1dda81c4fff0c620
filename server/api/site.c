#include "api/site.h"

#include "base/buf.h"
#include "base/error.h"
#include "query/target.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WALK_PATH_MAX = 4095 };

struct site {
	size_t files, bytes; /* as the folder has them: twins count */
	size_t asset_count;
	struct asset assets[SITE_FILES_MAX];
};

/* What a page is built of: suffix, Content-Type, whether it is text, which shrinks. */
static const struct type {
	const char *suffix, *type;
	bool text;
} types[] = {
	{".html", "text/html; charset=utf-8", true},
	{".js", "text/javascript; charset=utf-8", true},
	{".css", "text/css; charset=utf-8", true},
	{".svg", "image/svg+xml", true},
	{".json", "application/json; charset=utf-8", true},
	{".webmanifest", "application/manifest+json", true},
	{".txt", "text/plain; charset=utf-8", true},
	{".map", "application/json; charset=utf-8", true},
	{".png", "image/png", false},
	{".jpg", "image/jpeg", false},
	{".webp", "image/webp", false},
	{".ico", "image/x-icon", false},
	{".woff2", "font/woff2", false},
	{"", "application/octet-stream", false},
};

static bool ends_with(const char *text, const char *end)
{
	size_t len = strlen(text), end_len = strlen(end);
	return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static const struct type *type_of(const char *path)
{
	const struct type *type = types;
	while (!ends_with(path, type->suffix))
		type++;
	return type;
}

/* Which coding of another file this is, by its suffix; identity if it is none. */
static enum encoding take_suffix(char *path)
{
	enum encoding encoding = ENCODING_BR;
	while (!ends_with(path, encoding_suffix(encoding))) /* identity's is empty */
		encoding--;
	path[strlen(path) - strlen(encoding_suffix(encoding))] = '\0';
	return encoding;
}

static struct asset *find(const struct site *site, const char *path)
{
	for (size_t i = 0; i < site->asset_count; i++)
		if (strcmp(site->assets[i].path, path) == 0)
			return (struct asset *)&site->assets[i];
	return NULL;
}

static void set_bytes(struct representation *coding, char *data, size_t len)
{
	coding->data = data;
	coding->len = len;
	snprintf(
		coding->etag, sizeof coding->etag, "\"%016" PRIx64 "\"", text_hash(TEXT_HASH, data, len));
}

/* A file's bytes into memory of the caller's; NULL with an error. */
static char *read_whole(int file, const char *path, size_t size, struct error *err)
{
	char *data = malloc(size + 1);
	ssize_t got = data ? pread(file, data, size, 0) : -1;
	if (got == (ssize_t)size)
		return data;
	error_set(err, ERROR_UNAVAILABLE, "%s: %s", path,
		got < 0 ? strerror(errno) : "it changed while it was read");
	free(data);
	return NULL;
}

static bool read_bytes(
	struct site *site, const char *path, struct representation *coding, struct error *err)
{
	struct stat stat;
	char *data = NULL;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (file < 0 || fstat(file, &stat) != 0)
		error_set(err, ERROR_UNAVAILABLE, "%s: %s", path, strerror(errno));
	else if (stat.st_size > (off_t)(SITE_BYTES_MAX - site->bytes))
		error_set(
			err, ERROR_UNAVAILABLE, "%s: the page has more than %d bytes", path, SITE_BYTES_MAX);
	else if ((data = read_whole(file, path, (size_t)stat.st_size, err)))
		set_bytes(coding, data, (size_t)stat.st_size);
	if (file >= 0)
		close(file);
	site->bytes += data ? coding->len : 0;
	return data != NULL;
}

/* A file of the folder: one more, or, as they come in order, a coding of one that is there. */
static bool add_file(struct site *site, const char *file, const char *within, struct error *err)
{
	char path[SITE_PATH_MAX + 1];
	if (++site->files > SITE_FILES_MAX)
		return error_set(err, ERROR_UNAVAILABLE, "%.300s: the page has more than %d files", file,
			SITE_FILES_MAX);
	if (strlen(within) > SITE_PATH_MAX)
		return error_set(err, ERROR_UNAVAILABLE,
			"%.300s: within the page its path has more than %d bytes", file, SITE_PATH_MAX);
	strcpy(path, within);
	enum encoding encoding = take_suffix(path);
	struct asset *asset = find(site, path);
	if (encoding != ENCODING_IDENTITY && !asset)
		return error_set(err, ERROR_UNAVAILABLE, "%.300s: the file that it codes is missing", file);
	if (!asset) {
		const struct type *type = type_of(path);
		asset = &site->assets[site->asset_count++];
		strcpy(asset->path, path);
		asset->type = type->type;
		asset->html = type == types;
		asset->immutable = strncmp(path, "assets/", strlen("assets/")) == 0;
	}
	return read_bytes(site, file, &asset->codings[encoding], err);
}

/* Where the walk through a folder is. fts(3) would do it, but glibc's ends the process without memory. */
struct walk {
	struct site *site;
	size_t root; /* bytes of the path that lead into the folder */
	char path[WALK_PATH_MAX + 1];
};

static int is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* A coding comes after its file. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool read_folder(struct walk *walk, int depth, struct error *err);

/* What the walk's path leads to by now. */
static bool visit(struct walk *walk, const char *name, int depth, struct error *err)
{
	struct stat stat;
	if (lstat(walk->path, &stat) != 0)
		return error_set(err, ERROR_UNAVAILABLE, "%.400s: %s", walk->path, strerror(errno));
	if (!S_ISDIR(stat.st_mode) && !S_ISREG(stat.st_mode))
		return true;
	if (!text_is_all(name, strlen(name), TEXT_HOST))
		return error_set(
			err, ERROR_UNAVAILABLE, "%.400s: a name that an address would escape", walk->path);
	if (depth > TARGET_SEGMENTS_MAX)
		return error_set(
			err, ERROR_UNAVAILABLE, "%.400s: more than %d deep", walk->path, TARGET_SEGMENTS_MAX);
	return S_ISDIR(stat.st_mode) ? read_folder(walk, depth + 1, err)
								 : add_file(walk->site, walk->path, walk->path + walk->root, err);
}

static bool read_folder(struct walk *walk, int depth, struct error *err)
{
	struct dirent **entries = NULL;
	size_t len = strlen(walk->path);
	int count = scandir(walk->path, &entries, is_shown, by_name);
	bool ok =
		count >= 0 || error_set(err, ERROR_UNAVAILABLE, "%.400s: %s", walk->path, strerror(errno));
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		if (ok && len + 1 + strlen(name) > WALK_PATH_MAX)
			ok = error_set(err, ERROR_UNAVAILABLE, "%.400s: its path is too long", walk->path);
		if (ok) {
			sprintf(walk->path + len, "/%s", name);
			ok = visit(walk, name, depth, err);
			walk->path[len] = '\0';
		}
		free(entries[i]);
	}
	free(entries);
	return ok;
}

static bool read_site(struct site *site, const char *folder, struct error *err)
{
	struct walk walk = {.site = site, .root = strlen(folder) + 1};
	if (walk.root > WALK_PATH_MAX)
		return error_set(err, ERROR_UNAVAILABLE, "%.400s: the path is too long", folder);
	strcpy(walk.path, folder);
	return read_folder(&walk, 1, err) &&
		(find(site, "index.html") ||
			error_set(err, ERROR_UNAVAILABLE, "%.400s: no page, for it has no index.html", folder));
}

/* The codings that the folder does not have. */
static bool encode(struct asset *asset, struct error *err)
{
	const struct representation *plain = &asset->codings[ENCODING_IDENTITY];
	if (!type_of(asset->path)->text || plain->len < ENCODING_MIN)
		return true;
	for (enum encoding encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++) {
		struct buf coded;
		size_t len;
		if (asset->codings[encoding].data)
			continue;
		if (!encoding_copy(encoding, plain->data, plain->len, &coded))
			return error_set(err, ERROR_UNAVAILABLE, "no memory for the page");
		char *data = buf_steal(&coded, &len);
		set_bytes(&asset->codings[encoding], data, len);
	}
	return true;
}

struct site *site_create(const char *folder, struct error *err)
{
	struct site *site = calloc(1, sizeof *site);
	bool ok = site ? read_site(site, folder, err)
				   : error_set(err, ERROR_UNAVAILABLE, "no memory for the page");
	for (size_t i = 0; ok && i < site->asset_count; i++)
		ok = encode(&site->assets[i], err);
	if (ok)
		return site;
	site_destroy(site);
	return NULL;
}

void site_destroy(struct site *site)
{
	if (!site)
		return;
	for (size_t i = 0; i < site->asset_count; i++)
		for (size_t coding = 0; coding <= ENCODING_BR; coding++)
			free(site->assets[i].codings[coding].data);
	free(site);
}

const struct asset *site_find(const struct site *site, const char *path)
{
	return find(site, path);
}

const struct asset *site_asset(const struct site *site, size_t index)
{
	return index < site->asset_count ? &site->assets[index] : NULL;
}
