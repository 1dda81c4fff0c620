#include "api/handle.h"

#include "dataset/catalog.h"
#include "documents/document.h"
#include "api/context.h"
#include "query/format.h"
#include "base/log.h"
#include "query/parse.h"
#include "api/response.h"
#include "api/site.h"
#include "dataset/snapshot.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

static const char methods[] = "GET, HEAD, OPTIONS";

/* No half a problem: the status says it all. */
static void be_silent(struct response *response)
{
	response_finish(response);
	response->status = 500;
}

void handle_error(const struct request *request, struct error *err, struct response *ret_response)
{
	enum error_code code = err->code;
	if (code == ERROR_INTERNAL) {
		log_line(LOG_ERROR, "%s %s: %s", request->method, request->target, err->detail);
		strcpy(err->detail, "The fault is the server's; its log says more.");
	}
	response_init(ret_response);
	ret_response->status = error_status(code);
	response_add_header(ret_response, "Content-Type", "application/problem+json");
	response_add_header(ret_response, "Cache-Control", "no-store");
	if (code == ERROR_METHOD)
		response_add_header(ret_response, "Allow", methods);
	if (ret_response->status == 503)
		response_add_header(ret_response, "Retry-After", "1");
	if (code == ERROR_STALE_PIN)
		response_add_header(ret_response, "Link", "</v1>; rel=\"latest-version\"");
	if (!document_problem(err, request->target, &ret_response->body) ||
		ret_response->headers.failed)
		be_silent(ret_response);
}

static void problem(struct exchange *x)
{
	size_t route = x->response->route;
	response_finish(x->response); /* whatever was begun */
	handle_error(x->request, &x->err, x->response);
	x->response->route = route;
	if (x->response->status == 416)
		response_add_header(x->response, "Content-Range", x->content_range);
	if (x->response->headers.failed)
		be_silent(x->response);
}

/* The addresses beside the resources; they take no parameters. */
#define PLACES(X)                                                                                  \
	X("", answer_index)                                                                            \
	X("v1", answer_index)                                                                          \
	X("v1.json", answer_index)                                                                     \
	X("v1/dataset", answer_dataset)                                                                \
	X("v1/dataset.json", answer_dataset)                                                           \
	X("v1/dataset.sqlite", answer_file)                                                            \
	X("openapi.json", answer_openapi)                                                              \
	X("docs", answer_docs)                                                                         \
	X("docs/zh", answer_docs_zh)                                                                   \
	X(".well-known/api-catalog", answer_api_catalog)                                               \
	X("llms.txt", answer_llms)                                                                     \
	X("robots.txt", answer_robots)                                                                 \
	X("livez", answer_livez)                                                                       \
	X("readyz", answer_readyz)

static const struct place {
	const char *path;
	answerer *answer;
} places[] = {
#define X(path, answer) {path, answer},
	PLACES(X)
#undef X
};

enum { PLACE_COUNT = sizeof places / sizeof *places };

enum { ROUTE_NONE, ROUTE_COLLECTION, ROUTE_ITEM, ROUTE_SEARCH, ROUTE_ASSET, ROUTE_PLACES };

_Static_assert(ROUTE_PLACES + PLACE_COUNT == HANDLE_ROUTE_COUNT, "a name for each route");

const char *const handle_route_names[HANDLE_ROUTE_COUNT] = {[ROUTE_NONE] = "none",
	[ROUTE_COLLECTION] = "/v1/{resource}",
	[ROUTE_ITEM] = "/v1/{resource}/{key}",
	[ROUTE_SEARCH] = "/v1/search",
	[ROUTE_ASSET] = "/{asset}",
#define X(path, answer) "/" path,
	PLACES(X)
#undef X
};

/* Nothing is here: says so, and where what was meant may be. */
static void nowhere(struct exchange *x)
{
	x->response->route = ROUTE_NONE;
	struct target *target = &x->target;
	char *first = target->segment_count > 0 ? target->segments[0] : "";
	bool in_version = target->segment_count > 1 && strcmp(first, "v1") == 0;
	char *wanted = in_version ? target->segments[1] : first;
	if (in_version)
		wanted[strcspn(wanted, ".")] = '\0'; /* a suffix that is none */
	struct nearest search = {.wanted = wanted};
	char suggestion[80] = "", path[TARGET_MAX + 1];
	const char *asked = x->request->target;
	snprintf(path, sizeof path, "%.*s", (int)strcspn(asked, "?"), asked);
	for (size_t i = 0; i < x->catalog->resource_count; i++)
		nearest_offer(&search, x->catalog->resources[i].name);
	const char *resource = search.nearest;
	for (size_t i = 0; i < PLACE_COUNT && !in_version; i++)
		nearest_offer(&search, places[i].path);
	if (search.nearest)
		snprintf(suggestion, sizeof suggestion, "%s%s", search.nearest == resource ? "/v1/" : "/",
			search.nearest);
	else if (*wanted == '\0')
		strcpy(suggestion, "/v1");
	error_set(&x->err, ERROR_NOT_FOUND, "Nothing is served at this address; /v1 lists what is.");
	error_add(&x->err, ERROR_NOT_FOUND, "path", path, suggestion, "names nothing that is served");
}

/* `/v1/@digest/…` is `/v1/…` for the one dataset that it names. */
static bool unpin(struct exchange *x)
{
	struct target *target = &x->target;
	strcpy(x->base, "/v1");
	if (target->segment_count < 2 || strcmp(target->segments[0], "v1") != 0 ||
		target->segments[1][0] != '@')
		return true;
	if (strcmp(target->segments[1] + 1, x->catalog->digest) != 0)
		return error_set(&x->err, ERROR_STALE_PIN, "The dataset is %s now: /v1/@%s.",
			x->catalog->version, x->catalog->digest);
	snprintf(x->base, sizeof x->base, "/v1/@%s", x->catalog->digest);
	x->pinned = true;
	/* of a longer path the last segment is not known: it stays too long, and names nothing */
	if (target->segment_count > TARGET_SEGMENTS_MAX)
		return true;
	target->segment_count--;
	memmove(target->segments + 1, target->segments + 2,
		(target->segment_count - 1) * sizeof *target->segments);
	return true;
}

/* The segments as one path; false where it is too long, or an escaped slash would seem to be one. */
static bool join(const struct target *target, char ret_path[static SITE_PATH_MAX + 1])
{
	size_t len = 0;
	ret_path[0] = '\0';
	for (size_t i = 0; i < target->segment_count; i++) {
		if (i == TARGET_SEGMENTS_MAX || strchr(target->segments[i], '/'))
			return false;
		len += (size_t)snprintf(
			ret_path + len, SITE_PATH_MAX + 1 - len, "%s%s", i > 0 ? "/" : "", target->segments[i]);
		if (len > SITE_PATH_MAX)
			return false;
	}
	return true;
}

static answerer *find_place(const char *path, size_t *ret_route)
{
	for (size_t i = 0; i < PLACE_COUNT; i++) {
		if (strcmp(places[i].path, path) != 0)
			continue;
		*ret_route = ROUTE_PLACES + i;
		return places[i].answer;
	}
	return NULL;
}

/* The page's file at a path; its index at `/`, for those that would rather have it than JSON. It is of
 * no dataset, so that no pin leads to it. */
static answerer *find_asset(struct exchange *x, const char *path)
{
	const struct site *site = snapshot_site(x->snapshot);
	bool root = *path == '\0';
	if (!site || x->pinned || (root && !format_negotiate(x->request->accept).html))
		return NULL;
	x->asset = site_find(site, root ? "index.html" : path);
	if (!x->asset)
		return NULL;
	x->response->route = ROUTE_ASSET;
	return answer_asset;
}

static answerer *find_rows(struct exchange *x)
{
	const struct target *target = &x->target;
	size_t count = target->segment_count;
	if (count < 2 || count > 3 || strcmp(target->segments[0], "v1") != 0)
		return NULL;
	x->query.format = format_take_suffix(target->segments[count - 1]);
	x->response->route = ROUTE_SEARCH;
	if (count == 2 && strcmp(target->segments[1], "search") == 0)
		return answer_search;
	x->query.resource = catalog_resource(x->catalog, target->segments[1]);
	x->key = count == 3 ? target->segments[2] : NULL;
	x->response->route = x->key ? ROUTE_ITEM : ROUTE_COLLECTION;
	if (!x->query.resource || (x->key && *x->key == '\0'))
		return NULL;
	return x->key ? answer_item : answer_collection;
}

/* Finds what answers a path; NULL with an error. Sets query.resource, format and key, or asset. */
static answerer *route(struct exchange *x)
{
	char path[SITE_PATH_MAX + 1];
	if (!unpin(x))
		return NULL;
	bool joined = join(&x->target, path);
	answerer *answer = joined && *path == '\0' ? find_asset(x, path) : NULL;
	if (!answer && joined)
		answer = find_place(path, &x->response->route);
	if (!answer)
		answer = find_rows(x);
	if (!answer && joined)
		answer = find_asset(x, path); /* last: a file hides nothing of the API */
	if (!answer)
		nowhere(x);
	return answer;
}

/* Of an address that takes none. */
static bool refuse_parameters(struct exchange *x)
{
	target_parse_arguments(&x->target, &x->err);
	for (size_t i = 0; i < x->target.argument_count; i++)
		error_add(&x->err, ERROR_BAD_QUERY, x->target.arguments[i].key,
			x->target.arguments[i].value, NULL, "this address takes no parameters");
	return x->err.code == ERROR_NONE;
}

static bool parse_parameters(struct exchange *x, answerer *answer)
{
	bool parsed = answer == answer_collection
		? query_parse(&x->query, x->query.resource, &x->target, &x->err)
		: answer == answer_item
		? query_parse_item(&x->query, x->query.resource, &x->target, &x->err)
		: answer == answer_search ? query_parse_search(&x->query, x->catalog, &x->target, &x->err)
								  : false;
	/* those who share a page's address add parameters of their own */
	if (!parsed && x->asset && x->asset->html)
		return true;
	if (!parsed)
		return x->err.code == ERROR_NONE && refuse_parameters(x);
	if (x->query.format != FORMAT_NONE)
		return true;
	x->query.format = format_accept(x->request->accept, &x->err);
	return x->err.code == ERROR_NONE && query_check_format(&x->query, &x->err);
}

static void answer_options(struct response *response)
{
	response->status = 204;
	response_add_header(response, "Allow", methods);
	response_add_header(response, "Access-Control-Allow-Methods", methods);
	response_add_header(response, "Access-Control-Allow-Headers", "*");
	response_add_header(response, "Access-Control-Max-Age", "86400");
}

/* 404, 405, 400, 406, and then the answer itself, which judges 304 before rows. */
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
	else if (parse_parameters(x, answer))
		answer(x);
}

void handle(struct snapshot *snapshot, const struct request *request, struct response *ret_response)
{
	struct exchange x;
	x.request = request;
	x.snapshot = snapshot;
	x.catalog = snapshot_catalog(snapshot);
	x.query.resource = NULL;
	x.query.q = NULL;
	x.query.format = FORMAT_NONE;
	x.query.format_is_explicit = false;
	x.query.base = x.base;
	x.key = NULL;
	x.asset = NULL;
	x.pinned = false;
	x.response = ret_response;
	error_clear(&x.err);
	response_init(ret_response);
	judge(&x);
	if (x.err.code == ERROR_NONE && (ret_response->body.failed || ret_response->headers.failed))
		error_set(&x.err, ERROR_INTERNAL, "no memory for the answer");
	if (x.err.code != ERROR_NONE)
		problem(&x);
}
