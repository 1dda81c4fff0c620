#include "api/export.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "api/encoding.h"
#include "base/error.h"
#include "query/format.h"
#include "api/handle.h"
#include "query/query.h"
#include "render/render.h"
#include "api/response.h"
#include "api/site.h"
#include "dataset/snapshot.h"
#include "query/target.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where files wait until all are written; no address leads into it. */
#define STAGING ".export"

enum {
	KEY_MAX = 255 - 8, /* bytes; .json.gz follows */
	LIST_MAX = 1 << 30,
};

struct output {
	struct snapshot *snapshot;
	const char *name;    /* of the folder, in messages */
	int folder, staging; /* descriptors */
	struct buf paths;    /* where the files belong, each ended by NUL; staged as 0, 1, 2… */
	size_t files;
	struct error *err;
};

/* The places, and what file each is. */
static const char *const places[][2] = {
	{"/v1", "v1.json"},
	{"/v1/dataset", "v1/dataset.json"},
	{"/v1/dataset.sqlite", "v1/dataset.sqlite"},
	{"/openapi.json", "openapi.json"},
	{"/docs", "docs/index.html"},
	{"/docs/zh", "docs/zh/index.html"},
	{"/.well-known/api-catalog", ".well-known/api-catalog"},
	{"/llms.txt", "llms.txt"},
	{"/robots.txt", "robots.txt"},
};

enum { PLACE_COUNT = sizeof places / sizeof *places };

static bool fail(struct output *out, const char *path)
{
	return error_set(
		out->err, ERROR_UNAVAILABLE, "%.200s/%.200s: %s", out->name, path, strerror(errno));
}

/* The folders that lead to a path. */
static bool make_parents(struct output *out, const char *path)
{
	char parent[PATH_MAX];
	for (const char *slash = path; (slash = strchr(slash, '/')); slash++) {
		snprintf(parent, sizeof parent, "%.*s", (int)(slash - path), path);
		if (mkdirat(out->folder, parent, 0755) != 0 && errno != EEXIST)
			return fail(out, parent);
	}
	return true;
}

/* A new file that will be at this path; -1 with an error. */
static int stage(struct output *out, const char *path)
{
	char number[32];
	if (!make_parents(out, path))
		return -1;
	snprintf(number, sizeof number, "%zu", out->files);
	int file = openat(out->staging, number, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (file < 0) {
		fail(out, path);
		return -1;
	}
	buf_put(&out->paths, path, strlen(path) + 1);
	out->files++;
	return file;
}

static bool write_all(int file, const char *data, size_t len)
{
	while (len > 0) {
		ssize_t put = write(file, data, len);
		if (put < 0)
			return false;
		data += put;
		len -= (size_t)put;
	}
	return true;
}

static bool put(struct output *out, const char *path, const char *data, size_t len)
{
	int file = stage(out, path);
	if (file < 0)
		return false;
	bool ok = write_all(file, data, len) || fail(out, path);
	return (close(file) == 0 || fail(out, path)) && ok;
}

/* The bytes in a coding, beside the file itself. */
static bool put_coding(
	struct output *out, const char *path, enum encoding encoding, const char *data, size_t len)
{
	char twin[PATH_MAX];
	snprintf(twin, sizeof twin, "%s.%s", path, encoding == ENCODING_BR ? "br" : "gz");
	return put(out, twin, data, len);
}

/* A body, and as what the server would send it to those who take codings. */
static bool put_body(struct output *out, const char *path, const struct buf *body)
{
	bool ok = put(out, path, body->data, body->len);
	for (enum encoding encoding = ENCODING_GZIP;
		 ok && body->len >= ENCODING_MIN && encoding <= ENCODING_BR; encoding++) {
		struct buf coded;
		if (!encoding_copy(encoding, body->data, body->len, &coded))
			return error_set(out->err, ERROR_UNAVAILABLE, "no memory for %s", path);
		ok = put_coding(out, path, encoding, coded.data, coded.len);
		buf_finish(&coded);
	}
	return ok;
}

/* The dataset's file, which is never coded. */
static bool put_file(struct output *out, const char *path, const struct response *response)
{
	char part[65536];
	int64_t at = 0;
	ssize_t got;
	int file = stage(out, path);
	if (file < 0)
		return false;
	while ((got = pread(response->file, part, sizeof part, at)) > 0 &&
		write_all(file, part, (size_t)got))
		at += got;
	bool ok = got == 0 || fail(out, path);
	return (close(file) == 0 || fail(out, path)) && ok;
}

/* Asks as a client would; false with an error for all but 200. */
static bool ask(struct output *out, const char *target, struct response *ret_response)
{
	struct request request = {.method = "GET", .target = target};
	handle(out->snapshot, &request, ret_response);
	if (ret_response->status == 200)
		return true;
	error_set(
		out->err, ERROR_UNAVAILABLE, "%.300s: answered with %d", target, ret_response->status);
	response_finish(ret_response);
	return false;
}

static bool put_answer(struct output *out, const char *target, const char *path)
{
	struct response response;
	if (!ask(out, target, &response))
		return false;
	bool ok =
		response.file < 0 ? put_body(out, path, &response.body) : put_file(out, path, &response);
	response_finish(&response);
	return ok;
}

/* The address of the next page; false on the last. */
static bool read_next(const struct response *response, char ret_target[static TARGET_MAX + 1])
{
	static const char rel[] = ">; rel=\"next\"";
	const char *name = NULL, *value = NULL;
	while ((name = response_next_header(response, name, &value))) {
		const char *end = strcmp(name, "Link") == 0 ? strstr(value, rel) : NULL;
		if (!end || *value != '<')
			continue;
		snprintf(ret_target, TARGET_MAX + 1, "%.*s", (int)(end - value - 1), value + 1);
		return true;
	}
	return false;
}

/* A page more of a file of lines; the line of names stands at the head of the first alone. */
static void join_page(struct buf *whole, enum format format, const struct buf *page)
{
	const char *from = page->data;
	if (format == FORMAT_CSV && whole->len > 0)
		from = (const char *)memchr(page->data, '\n', page->len) + 1;
	buf_put(whole, from, page->len - (size_t)(from - page->data));
}

/* All pages: CSV and NDJSON as one file, JSON as one for each page, NAME.json, NAME.2.json… */
static bool put_pages(struct output *out, const struct resource *resource, enum format format)
{
	char target[TARGET_MAX + 1], path[PATH_MAX];
	const char *name = resource->name, *suffix = format_name(format);
	struct response page;
	struct buf whole;
	bool more = true;
	buf_init(&whole, RENDER_MAX);
	snprintf(target, sizeof target, "/v1/%s.%s?limit=%d", name, suffix, QUERY_LIMIT_MAX);
	snprintf(path, sizeof path, "v1/%s.%s", name, suffix);
	for (size_t number = 2; more && ask(out, target, &page); number++) {
		more = read_next(&page, target);
		if (format != FORMAT_JSON)
			join_page(&whole, format, &page.body);
		else if (!put_body(out, path, &page.body))
			more = false;
		snprintf(path, sizeof path, "v1/%s.%zu.%s", name, number, suffix);
		response_finish(&page);
	}
	snprintf(path, sizeof path, "v1/%s.%s", name, suffix);
	if (whole.failed)
		error_set(
			out->err, ERROR_UNAVAILABLE, "%s would have more than %d bytes", path, RENDER_MAX);
	bool ok =
		out->err->code == ERROR_NONE && (format == FORMAT_JSON || put_body(out, path, &whole));
	buf_finish(&whole);
	return ok;
}

static bool put_item(struct output *out, const struct resource *resource, const char *key)
{
	char path[PATH_MAX];
	struct buf target;
	if (*key == '\0' || *key == '.' || strchr(key, '/') || strlen(key) > KEY_MAX)
		return error_set(out->err, ERROR_UNAVAILABLE, "v1/%s: %.300s cannot be the name of a file",
			resource->name, key);
	buf_init(&target, TARGET_MAX);
	buf_printf(&target, "/v1/%s/", resource->name);
	canonical_text(&target, key, strlen(key));
	buf_puts(&target, ".json");
	snprintf(path, sizeof path, "v1/%s/%s.json", resource->name, key);
	bool ok = buf_text(&target) ? put_answer(out, target.data, path)
								: error_set(out->err, ERROR_UNAVAILABLE, "no memory for %s", path);
	buf_finish(&target);
	return ok;
}

static bool put_items(struct output *out, const struct resource *resource)
{
	char sql[512];
	struct db *db = snapshot_borrow(out->snapshot);
	snprintf(sql, sizeof sql, "SELECT \"%s\" FROM \"%s\" ORDER BY 1",
		resource->fields[resource->key].name, resource->view);
	struct statement *statement = db_prepare(db, sql, out->err);
	int more = statement ? 1 : -1;
	while (more > 0 && (more = statement_step(statement, out->err)) > 0) {
		const char *key = statement_text(statement, 0);
		if (!statement_check(statement, out->err) || !put_item(out, resource, key ? key : ""))
			more = -1;
	}
	statement_release(statement);
	snapshot_return(out->snapshot, db);
	return more == 0;
}

static bool put_resource(struct output *out, const struct resource *resource)
{
	for (enum format format = FORMAT_NONE + 1; format < FORMAT_COUNT; format++)
		if (!put_pages(out, resource, format))
			return false;
	return put_items(out, resource);
}

static bool put_asset(struct output *out, const struct asset *asset)
{
	const struct representation *codings = asset->codings;
	bool ok = put(out, asset->path, codings[0].data, codings[0].len);
	for (enum encoding encoding = ENCODING_GZIP; encoding <= ENCODING_BR; encoding++)
		if (codings[encoding].data)
			ok = ok &&
				put_coding(
					out, asset->path, encoding, codings[encoding].data, codings[encoding].len);
	return ok;
}

static bool put_all(struct output *out)
{
	const struct catalog *catalog = snapshot_catalog(out->snapshot);
	const struct site *site = snapshot_site(out->snapshot);
	const struct asset *asset;
	bool ok = true;
	/* first, so that a file hides nothing of the API */
	for (size_t i = 0; ok && site && (asset = site_asset(site, i)); i++)
		ok = put_asset(out, asset);
	for (size_t i = 0; ok && i < PLACE_COUNT; i++)
		ok = put_answer(out, places[i][0], places[i][1]);
	for (size_t i = 0; ok && i < catalog->resource_count; i++)
		ok = put_resource(out, &catalog->resources[i]);
	return ok;
}

/* Puts the files in their places, or, if they are not all there, away. */
static bool settle(struct output *out, bool ok)
{
	char number[32];
	const char *path = out->paths.data;
	if (ok && (syncfs(out->staging) != 0 || out->paths.failed))
		ok = fail(out, STAGING);
	for (size_t i = 0; i < out->files; i++) {
		snprintf(number, sizeof number, "%zu", i);
		if (ok && renameat(out->staging, number, out->folder, path) != 0)
			ok = fail(out, path);
		if (!ok)
			unlinkat(out->staging, number, 0);
		path = ok ? path + strlen(path) + 1 : path;
	}
	unlinkat(out->folder, STAGING, AT_REMOVEDIR);
	return ok;
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
	return count == 2; /* itself and its parent */
}

/* Opens the folder, which may have to be made, and one to stage in. */
static bool open_folder(struct output *out, bool force)
{
	if (mkdir(out->name, 0755) != 0 && errno != EEXIST)
		return error_set(out->err, ERROR_UNAVAILABLE, "%.300s: %s", out->name, strerror(errno));
	out->folder = open(out->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (out->folder < 0)
		return error_set(out->err, ERROR_UNAVAILABLE, "%.300s: %s", out->name, strerror(errno));
	if (!force && !is_empty(out->folder))
		return error_set(
			out->err, ERROR_UNAVAILABLE, "%.300s: not empty; --force writes into it", out->name);
	if (mkdirat(out->folder, STAGING, 0700) != 0)
		return error_set(out->err, ERROR_UNAVAILABLE, "%.300s/%s: %s", out->name, STAGING,
			errno == EEXIST ? "another export is at work, or was killed and left this"
							: strerror(errno));
	out->staging = openat(out->folder, STAGING, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return out->staging >= 0 || fail(out, STAGING);
}

bool export_write(
	struct snapshot *snapshot, const char *folder, bool force, size_t *ret_files, struct error *err)
{
	struct output out = {
		.snapshot = snapshot, .name = folder, .folder = -1, .staging = -1, .err = err};
	buf_init(&out.paths, LIST_MAX);
	bool ok = open_folder(&out, force) && settle(&out, put_all(&out));
	*ret_files = out.files;
	if (out.staging >= 0)
		close(out.staging);
	if (out.folder >= 0)
		close(out.folder);
	buf_finish(&out.paths);
	return ok;
}
