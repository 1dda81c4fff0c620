#include "api/export.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "api/encoding.h"
#include "base/error.h"
#include "documents/addresses.h"
#include "documents/suffix.h"
#include "api/staging.h"
#include "api/folder.h"
#include "query/format.h"
#include "api/handle.h"
#include "query/query.h"
#include "base/text.h"
#include "pages/points.h"
#include "pages/script.h"
#include "pages/sitemap.h"
#include "render/page.h"
#include "api/response.h"
#include "api/sums.h"
#include "dataset/snapshot.h"
#include "query/target.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { KEY_MAX = 255 - 8 /* bytes; leaves room for .json.gz */ };

struct output {
	struct snapshot *snapshot;
	struct folder folder;
	struct error *err;
};

/* Sends a request as a client would. Returns false and sets err unless the status is 200. */
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

/* Responses that must not be cached, such as the health of the process, are not exported. */
static bool may_be_kept(const struct response *response)
{
	const char *name = NULL, *value = NULL;
	while ((name = response_next_header(response, name, &value)))
		if (strcmp(name, "Cache-Control") == 0 && strcmp(value, "no-store") == 0)
			return false;
	return true;
}

static bool put_answer(struct output *out, const char *target, const char *path)
{
	struct response response;
	if (!ask(out, target, &response))
		return false;
	bool ok = !may_be_kept(&response) ||
		(response.file < 0 ? staging_put_body(&out->folder, path, &response.body, out->err)
						   : staging_put_copy(&out->folder, path, response.file, out->err));
	response_finish(&response);
	return ok;
}

/*
 * Writes an address without parameters: an HTML page as index.html of its folder, JSON with its
 * suffix.
 */
static bool put_address(struct output *out, const char *target, const char *type)
{
	char path[PATH_MAX];
	bool json = strcmp(type, "application/json") == 0 && !strchr(target, '.');
	bool page = strcmp(type, "text/html") == 0;
	snprintf(path, sizeof path, "%s%s", target + 1, page ? "/index.html" : json ? ".json" : "");
	return put_answer(out, target, path);
}

/* Reads the address of the next page. Returns false on the last page. */
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

/* Writes the parts of a body, without compressed copies, as the server sends it. */
static bool put_parts(struct output *out, const char *path, struct response *response)
{
	struct buf *part = &response->body;
	int file = folder_stage(&out->folder, path, out->err);
	if (file < 0)
		return false;
	bool ok = staging_append(&out->folder, file, path, part->data, part->len, out->err);
	while (ok && response->rest) {
		buf_finish(part);
		ok = handle_remainder(&response->rest, part, out->err) &&
			staging_append(&out->folder, file, path, part->data, part->len, out->err);
	}
	return staging_close(&out->folder, file, path, ok, out->err);
}

/* Writes all rows as CSV or NDJSON. */
static bool put_table(struct output *out, const struct resource *resource, enum format format)
{
	char path[PATH_MAX], target[PATH_MAX + 1];
	struct response response;
	snprintf(path, sizeof path, "v1/%s.%s", resource->name, format_name(format));
	snprintf(target, sizeof target, "/%s", path);
	if (!ask(out, target, &response))
		return false;
	bool ok = response.rest ? put_parts(out, path, &response)
							: staging_put_body(&out->folder, path, &response.body, out->err);
	response_finish(&response);
	return ok;
}

/* Writes the pages of JSON: NAME.json, NAME.2.json… */
static bool put_pages(struct output *out, const struct resource *resource)
{
	char target[TARGET_MAX + 1], path[PATH_MAX];
	const char *name = resource->name;
	struct response page;
	bool more = true;
	snprintf(target, sizeof target, "/v1/%s.json?limit=%d", name, QUERY_LIMIT_MAX);
	snprintf(path, sizeof path, "v1/%s.json", name);
	for (size_t number = 2; more && ask(out, target, &page); number++) {
		more = read_next(&page, target);
		more = staging_put_body(&out->folder, path, &page.body, out->err) && more;
		snprintf(path, sizeof path, "v1/%s.%zu.json", name, number);
		response_finish(&page);
	}
	return out->err->code == ERROR_NONE;
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
	return put_pages(out, resource) && put_table(out, resource, FORMAT_CSV) &&
		put_table(out, resource, FORMAT_NDJSON) && put_items(out, resource);
}

/* Writes the file name for the address of an HTML page, with a suffix. */
static bool make_path(
	struct output *out, const char *target, const char *end, char ret_path[static PATH_MAX])
{
	size_t len = strlen(target + 1);
	if (len + strlen(end) >= PATH_MAX)
		return error_set(out->err, ERROR_UNAVAILABLE, "%.300s: is too long for a file", target);
	memcpy(ret_path, target + 1, len + 1);
	text_decode(ret_path, &len, false);
	strcpy(ret_path + len, end);
	return true;
}

/* Whether items of the page's resource may have a chart. */
static bool may_have_chart(const struct output *out, const char *target)
{
	char name[CATALOG_NAME_MAX + 1];
	const struct catalog *catalog = snapshot_catalog(out->snapshot);
	const struct resource *resource =
		sscanf(target, "/%*[^/]/%63[^/]/", name) == 1 ? catalog_resource(catalog, name) : NULL;
	for (size_t i = 0; resource && i < resource->field_count; i++)
		if (points_are(catalog, &resource->fields[i]))
			return true;
	return false;
}

static bool put_chart(struct output *out, const char *target)
{
	char address[PATH_MAX], path[PATH_MAX];
	struct response response;
	struct request request = {.method = "GET", .target = address};
	snprintf(address, sizeof address, "%s" CHART_SUFFIX, target);
	handle(out->snapshot, &request, &response);
	int status = response.status;
	response_finish(&response);
	return status == 404 ||
		(make_path(out, target, CHART_SUFFIX, path) && put_answer(out, address, path));
}

/* Writes a page of the sitemap as index.html of its folder, and its chart beside it. */
static bool put_page(void *context, const char *target)
{
	struct output *out = context;
	char path[PATH_MAX];
	return make_path(out, target, "/index.html", path) && put_answer(out, target, path) &&
		(!may_have_chart(out, target) || put_chart(out, target));
}

static bool put_listed(struct output *out)
{
	struct db *db = snapshot_borrow(out->snapshot);
	const struct source source = {.catalog = snapshot_catalog(out->snapshot), .db = db};
	bool ok = sitemap_each(&source, put_page, out, out->err);
	snapshot_return(out->snapshot, db);
	return ok;
}

static bool put_all(struct output *out)
{
	const struct catalog *catalog = snapshot_catalog(out->snapshot);
	bool ok = true;
#define X(name, path, type, ...) ok = ok && put_address(out, path, type);
	ADDRESSES(X)
#undef X
	for (size_t i = 0; ok && i < catalog->resource_count; i++)
		ok = put_resource(out, &catalog->resources[i]);
	ok = ok && put_answer(out, script_path, script_path + 1) &&
		put_answer(out, "/", "index.html") && put_listed(out);
	return ok && sums_stage(&out->folder, out->err);
}

bool export_write(
	struct snapshot *snapshot, const char *folder, bool force, size_t *ret_files, struct error *err)
{
	struct output out = {.snapshot = snapshot, .err = err};
	bool ok = folder_init(&out.folder, folder, force, err) && put_all(&out) &&
		folder_settle(&out.folder, err);
	*ret_files = out.folder.files;
	folder_finish(&out.folder);
	return ok;
}
