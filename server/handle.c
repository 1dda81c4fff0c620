#include "handle.h"

#include "build_id.h"
#include "canonical.h"
#include "catalog.h"
#include "cursor.h"
#include "db.h"
#include "document.h"
#include "error.h"
#include "log.h"
#include "query.h"
#include "render.h"
#include "response.h"
#include "snapshot.h"
#include "target.h"
#include "text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char json_type[] = "application/json; charset=utf-8";
static const char methods[] = "GET, HEAD, OPTIONS";

/* One request on its way: what it asked, what is known so far, what it gets. */
struct exchange {
	const struct request *request;
	struct snapshot *snapshot;
	const struct catalog *catalog;
	struct target target;
	struct query query;
	const char *key; /* of an item, or NULL */
	char etag[80];
	struct response *response;
	struct error err;
};

static void add_cache_headers(struct exchange *x)
{
	char released[HTTP_DATE_SIZE];
	http_date(x->catalog->released, released);
	response_add_header(x->response, "ETag", x->etag);
	response_add_header(x->response, "Last-Modified", released);
	response_add_header(
		x->response, "Cache-Control", "public, max-age=300, stale-while-revalidate=86400");
}

static void problem(struct exchange *x)
{
	struct response *response = x->response;
	enum error_code code = x->err.code;
	if (code == ERROR_INTERNAL) {
		log_line(LOG_ERROR, "%s %s: %s", x->request->method, x->request->target, x->err.detail);
		strcpy(x->err.detail, "The fault is the server's; its log says more.");
	}
	response_finish(response); /* whatever was begun */
	response_init(response);
	response->status = error_status(code);
	response_add_header(response, "Content-Type", "application/problem+json");
	response_add_header(response, "Cache-Control", "no-store");
	if (code == ERROR_METHOD)
		response_add_header(response, "Allow", methods);
	if (!document_problem(&x->err, x->request->target, &response->body))
		buf_finish(&response->body);
}

/* Strong, known before any row is read, equal on every replica of this build and dataset. */
static bool make_etag(struct exchange *x, const char *path)
{
	struct buf canonical;
	buf_init(&canonical, 8 * TARGET_MAX);
	buf_printf(&canonical, "%s?", path);
	if (x->query.resource)
		canonical_query(&x->query, x->query.cursor, &canonical);
	bool ok = !canonical.failed;
	snprintf(x->etag, sizeof x->etag, "\"%.16s-%s-%016" PRIx64 "\"", x->catalog->digest, BUILD_ID,
		text_hash(TEXT_HASH, canonical.data, canonical.len));
	buf_finish(&canonical);
	return ok || error_set(&x->err, ERROR_INTERNAL, "no memory for the canonical query");
}

static void not_modified(struct exchange *x)
{
	buf_finish(&x->response->body);
	x->response->status = 304;
	add_cache_headers(x);
}

static void ok(struct exchange *x)
{
	x->response->status = 200;
	response_add_header(x->response, "Content-Type", json_type);
}

static void answer_collection(struct exchange *x)
{
	struct response *response = x->response;
	char storage[TARGET_MAX];
	struct value after[QUERY_SORT_MAX + 1];
	const char *cursor = x->query.cursor;
	if ((cursor && !cursor_read(&x->query, x->catalog->digest, storage, after, &x->err)) ||
		!make_etag(x, x->query.resource->name))
		return;
	if (etag_is_any(x->request->if_none_match) ||
		etag_is_listed(x->request->if_none_match, x->etag)) {
		not_modified(x);
		return;
	}
	struct page page;
	struct db *db = snapshot_borrow(x->snapshot);
	bool rendered = render_collection(
		x->catalog, db, &x->query, cursor ? after : NULL, &response->body, &page, &x->err);
	snapshot_return(x->snapshot, db);
	if (!rendered)
		return;
	ok(x);
	add_cache_headers(x);
	char total[32], link[2 * TARGET_MAX + 64];
	snprintf(total, sizeof total, "%" PRId64, page.total);
	response_add_header(response, "X-Total-Count", total);
	if (page.next[0]) {
		snprintf(link, sizeof link, "<%s>; rel=\"next\"", page.next);
		response_add_header(response, "Link", link);
	}
}

static void answer_item(struct exchange *x)
{
	char path[TARGET_MAX + 1];
	snprintf(path, sizeof path, "%s/%s", x->query.resource->name, x->key);
	if (!make_etag(x, path))
		return;
	if (etag_is_listed(x->request->if_none_match, x->etag)) {
		not_modified(x);
		return;
	}
	struct db *db = snapshot_borrow(x->snapshot);
	bool rendered = render_item(x->catalog, db, &x->query, x->key, &x->response->body, &x->err);
	snapshot_return(x->snapshot, db);
	if (!rendered)
		return;
	if (etag_is_any(x->request->if_none_match)) {
		not_modified(x);
		return;
	}
	ok(x);
	add_cache_headers(x);
}

/* A document made from the catalog alone. */
static void answer_document(struct exchange *x, const char *path,
	bool (*write)(const struct catalog *, struct buf *, struct error *))
{
	if (!make_etag(x, path))
		return;
	if (etag_is_any(x->request->if_none_match) ||
		etag_is_listed(x->request->if_none_match, x->etag)) {
		not_modified(x);
		return;
	}
	if (!write(x->catalog, &x->response->body, &x->err))
		return;
	ok(x);
	add_cache_headers(x);
}

static void answer_index(struct exchange *x)
{
	answer_document(x, "", document_index);
}

static void answer_dataset(struct exchange *x)
{
	answer_document(x, "/dataset", document_dataset);
}

static void answer_livez(struct exchange *x)
{
	ok(x);
	response_add_header(x->response, "Cache-Control", "no-store");
	buf_puts(&x->response->body, "{\"status\":\"alive\"}\n");
}

static void answer_readyz(struct exchange *x)
{
	struct db *db = snapshot_borrow(x->snapshot);
	struct statement *statement = db_prepare(db, "SELECT count(*) FROM api_resource", &x->err);
	bool ready = statement && statement_step(statement, &x->err) > 0;
	statement_destroy(statement);
	snapshot_return(x->snapshot, db);
	if (!ready)
		return;
	ok(x);
	response_add_header(x->response, "Cache-Control", "no-store");
	buf_printf(
		&x->response->body, "{\"status\":\"ready\",\"digest\":\"%s\"}\n", x->catalog->digest);
}

typedef void answerer(struct exchange *);

/* The addresses beside the resources; they take no parameters. */
static const struct place {
	const char *path;
	answerer *answer;
} places[] = {
	{"", answer_index},
	{"v1", answer_index},
	{"v1/dataset", answer_dataset},
	{"livez", answer_livez},
	{"readyz", answer_readyz},
};

enum { PLACE_COUNT = sizeof places / sizeof *places };

/* Nothing is here: says so, and where what was meant may be. */
static void nowhere(struct exchange *x)
{
	const struct target *target = &x->target;
	const char *first = target->segment_count > 0 ? target->segments[0] : "";
	const char *wanted =
		target->segment_count > 1 && strcmp(first, "v1") == 0 ? target->segments[1] : first;
	struct nearest search = {.wanted = wanted};
	char suggestion[80] = "";
	for (size_t i = 0; i < x->catalog->resource_count; i++)
		nearest_offer(&search, x->catalog->resources[i].name);
	if (search.nearest)
		snprintf(suggestion, sizeof suggestion, "/v1/%s", search.nearest);
	else if (*wanted == '\0')
		strcpy(suggestion, "/v1");
	for (size_t i = 0; i < PLACE_COUNT && wanted == first; i++) {
		search.nearest = NULL;
		nearest_offer(&search, places[i].path);
		if (search.nearest)
			snprintf(suggestion, sizeof suggestion, "/%s", search.nearest);
	}
	error_set(&x->err, ERROR_NOT_FOUND, "Nothing is served at this address; /v1 lists what is.");
	error_add(&x->err, ERROR_NOT_FOUND, "path", wanted, suggestion, "names nothing that is served");
}

/* Finds what answers a path; NULL with ERROR_NOT_FOUND. Sets query.resource and key. */
static answerer *route(struct exchange *x)
{
	const struct target *target = &x->target;
	const char *const *segments = target->segments;
	char path[32] = "";
	if (target->segment_count < 3)
		snprintf(path, sizeof path, "%s%s%s", target->segment_count > 0 ? segments[0] : "",
			target->segment_count > 1 ? "/" : "", target->segment_count > 1 ? segments[1] : "");
	for (size_t i = 0; target->segment_count < 3 && i < PLACE_COUNT; i++)
		if (strcmp(places[i].path, path) == 0)
			return places[i].answer;
	if (target->segment_count > 1 && target->segment_count < 4 && strcmp(segments[0], "v1") == 0) {
		x->query.resource = catalog_resource(x->catalog, segments[1]);
		x->key = target->segment_count == 3 ? segments[2] : NULL;
		if (x->query.resource && !(x->key && *x->key == '\0'))
			return x->key ? answer_item : answer_collection;
	}
	nowhere(x);
	return NULL;
}

static bool parse_parameters(struct exchange *x)
{
	if (x->key)
		return query_parse_item(&x->query, x->query.resource, &x->target, &x->err);
	if (x->query.resource)
		return query_parse(&x->query, x->query.resource, &x->target, &x->err);
	target_parse_arguments(&x->target, &x->err);
	for (size_t i = 0; i < x->target.argument_count; i++)
		error_add(&x->err, ERROR_BAD_QUERY, x->target.arguments[i].key,
			x->target.arguments[i].value, NULL, "this address takes no parameters");
	return x->err.code == ERROR_NONE;
}

static void answer_options(struct response *response)
{
	response->status = 204;
	response_add_header(response, "Allow", methods);
	response_add_header(response, "Access-Control-Allow-Methods", methods);
	response_add_header(response, "Access-Control-Allow-Headers", "*");
	response_add_header(response, "Access-Control-Max-Age", "86400");
}

/* 404, 405, 400, and then the answer itself, which judges 304 before rows. */
static void judge(struct exchange *x)
{
	const char *method = x->request->method;
	bool options = strcmp(method, "OPTIONS") == 0;
	if (options && strcmp(x->request->target, "*") == 0) {
		answer_options(x->response);
		return;
	}
	if (!target_parse(&x->target, x->request->target, &x->err))
		return;
	answerer *answer = route(x);
	if (!answer)
		return;
	if (options)
		answer_options(x->response);
	else if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
		error_set(&x->err, ERROR_METHOD, "Only %s are served here.", methods);
	else if (parse_parameters(x))
		answer(x);
}

void handle(struct snapshot *snapshot, const struct request *request, struct response *ret_response)
{
	struct exchange x;
	x.request = request;
	x.snapshot = snapshot;
	x.catalog = snapshot_catalog(snapshot);
	x.query.resource = NULL;
	x.key = NULL;
	x.response = ret_response;
	error_clear(&x.err);
	response_init(ret_response);
	judge(&x);
	if (x.err.code == ERROR_NONE && (ret_response->body.failed || ret_response->headers.failed))
		error_set(&x.err, ERROR_INTERNAL, "no memory for the answer");
	if (x.err.code != ERROR_NONE)
		problem(&x);
}
