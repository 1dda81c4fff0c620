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
static void drop_body(struct response *response)
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
		drop_body(ret_response);
}

static void respond_with_problem(struct context *ctx)
{
	size_t route = ctx->response->route;
	response_finish(ctx->response); /* whatever was begun */
	handle_error(ctx->request, &ctx->err, ctx->response);
	ctx->response->route = route;
	if (ctx->response->status == 416)
		response_add_header(ctx->response, "Content-Range", ctx->content_range);
	if (ctx->response->headers.failed)
		drop_body(ctx->response);
}

/* The addresses beside the resources; they take no parameters. */
#define ROUTES(X)                                                                                  \
	X("", endpoint_index)                                                                          \
	X("v1", endpoint_index)                                                                        \
	X("v1.json", endpoint_index)                                                                   \
	X("v1/dataset", endpoint_dataset)                                                              \
	X("v1/dataset.json", endpoint_dataset)                                                         \
	X("v1/dataset.sqlite", endpoint_file)                                                          \
	X("openapi.json", endpoint_openapi)                                                            \
	X("docs", endpoint_docs)                                                                       \
	X("docs/zh", endpoint_docs_zh)                                                                 \
	X(".well-known/api-catalog", endpoint_api_catalog)                                             \
	X("llms.txt", endpoint_llms)                                                                   \
	X("robots.txt", endpoint_robots)                                                               \
	X("livez", endpoint_livez)                                                                     \
	X("readyz", endpoint_readyz)

static const struct route {
	const char *path;
	endpoint *serve;
} routes[] = {
#define X(path, serve) {path, serve},
	ROUTES(X)
#undef X
};

enum { FIXED_COUNT = sizeof routes / sizeof *routes };

enum { ROUTE_NONE, ROUTE_COLLECTION, ROUTE_ITEM, ROUTE_SEARCH, ROUTE_ASSET, ROUTE_FIXED };

_Static_assert(ROUTE_FIXED + FIXED_COUNT == HANDLE_ROUTE_COUNT, "a name for each route");

const char *const handle_route_names[HANDLE_ROUTE_COUNT] = {[ROUTE_NONE] = "none",
	[ROUTE_COLLECTION] = "/v1/{resource}",
	[ROUTE_ITEM] = "/v1/{resource}/{key}",
	[ROUTE_SEARCH] = "/v1/search",
	[ROUTE_ASSET] = "/{asset}",
#define X(path, serve) "/" path,
	ROUTES(X)
#undef X
};

/* Nothing is here: says so, and where what was meant may be. */
static void not_found(struct context *ctx)
{
	ctx->response->route = ROUTE_NONE;
	struct target *target = &ctx->target;
	char *first = target->segment_count > 0 ? target->segments[0] : "";
	bool in_version = target->segment_count > 1 && strcmp(first, "v1") == 0;
	char *wanted = in_version ? target->segments[1] : first;
	if (in_version)
		wanted[strcspn(wanted, ".")] = '\0'; /* a suffix that is none */
	struct nearest search = {.wanted = wanted};
	char suggestion[80] = "", path[TARGET_MAX + 1];
	const char *asked = ctx->request->target;
	snprintf(path, sizeof path, "%.*s", (int)strcspn(asked, "?"), asked);
	for (size_t i = 0; i < ctx->catalog->resource_count; i++)
		nearest_offer(&search, ctx->catalog->resources[i].name);
	const char *resource = search.nearest;
	for (size_t i = 0; i < FIXED_COUNT && !in_version; i++)
		nearest_offer(&search, routes[i].path);
	if (search.nearest)
		snprintf(suggestion, sizeof suggestion, "%s%s", search.nearest == resource ? "/v1/" : "/",
			search.nearest);
	else if (*wanted == '\0')
		strcpy(suggestion, "/v1");
	error_set(&ctx->err, ERROR_NOT_FOUND, "Nothing is served at this address; /v1 lists what is.");
	error_add(&ctx->err, ERROR_NOT_FOUND, "path", path, suggestion, "names nothing that is served");
}

/* `/v1/@digest/…` is `/v1/…` for the one dataset that it names. */
static bool unpin(struct context *ctx)
{
	struct target *target = &ctx->target;
	strcpy(ctx->base, "/v1");
	if (target->segment_count < 2 || strcmp(target->segments[0], "v1") != 0 ||
		target->segments[1][0] != '@')
		return true;
	if (strcmp(target->segments[1] + 1, ctx->catalog->digest) != 0)
		return error_set(&ctx->err, ERROR_STALE_PIN, "The dataset is %s now: /v1/@%s.",
			ctx->catalog->version, ctx->catalog->digest);
	snprintf(ctx->base, sizeof ctx->base, "/v1/@%s", ctx->catalog->digest);
	ctx->pinned = true;
	/* of a longer path the last segment is not known: it stays too long, and names nothing */
	if (target->segment_count > TARGET_SEGMENTS_MAX)
		return true;
	target->segment_count--;
	memmove(target->segments + 1, target->segments + 2,
		(target->segment_count - 1) * sizeof *target->segments);
	return true;
}

/* The segments as one path; false where it is too long, or an escaped slash would seem to be one. */
static bool join_segments(const struct target *target, char ret_path[static SITE_PATH_MAX + 1])
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

static endpoint *find_fixed(const char *path, size_t *ret_route)
{
	for (size_t i = 0; i < FIXED_COUNT; i++) {
		if (strcmp(routes[i].path, path) != 0)
			continue;
		*ret_route = ROUTE_FIXED + i;
		return routes[i].serve;
	}
	return NULL;
}

/* The page's file at a path; its index at `/`, for those that would rather have it than JSON. It is of
 * no dataset, so that no pin leads to it. */
static endpoint *find_asset(struct context *ctx, const char *path)
{
	const struct site *site = snapshot_site(ctx->snapshot);
	bool root = *path == '\0';
	if (!site || ctx->pinned || (root && !format_negotiate(ctx->request->accept).html))
		return NULL;
	ctx->asset = site_find(site, root ? "index.html" : path);
	if (!ctx->asset)
		return NULL;
	ctx->response->route = ROUTE_ASSET;
	return endpoint_asset;
}

static endpoint *find_resource(struct context *ctx)
{
	const struct target *target = &ctx->target;
	size_t count = target->segment_count;
	if (count < 2 || count > 3 || strcmp(target->segments[0], "v1") != 0)
		return NULL;
	ctx->query.format = format_take_suffix(target->segments[count - 1]);
	ctx->response->route = ROUTE_SEARCH;
	if (count == 2 && strcmp(target->segments[1], "search") == 0)
		return endpoint_search;
	ctx->query.resource = catalog_resource(ctx->catalog, target->segments[1]);
	ctx->key = count == 3 ? target->segments[2] : NULL;
	ctx->response->route = ctx->key ? ROUTE_ITEM : ROUTE_COLLECTION;
	if (!ctx->query.resource || (ctx->key && *ctx->key == '\0'))
		return NULL;
	return ctx->key ? endpoint_item : endpoint_collection;
}

/* Finds what answers a path; NULL with an error. Sets query.resource, format and key, or asset. */
static endpoint *find_endpoint(struct context *ctx)
{
	char path[SITE_PATH_MAX + 1];
	if (!unpin(ctx))
		return NULL;
	bool joined = join_segments(&ctx->target, path);
	endpoint *serve = joined && *path == '\0' ? find_asset(ctx, path) : NULL;
	if (!serve && joined)
		serve = find_fixed(path, &ctx->response->route);
	if (!serve)
		serve = find_resource(ctx);
	if (!serve && joined)
		serve = find_asset(ctx, path); /* last: a file hides nothing of the API */
	if (!serve)
		not_found(ctx);
	return serve;
}

/* Of an address that takes none. */
static bool refuse_parameters(struct context *ctx)
{
	target_parse_arguments(&ctx->target, &ctx->err);
	for (size_t i = 0; i < ctx->target.argument_count; i++)
		error_add(&ctx->err, ERROR_BAD_QUERY, ctx->target.arguments[i].key,
			ctx->target.arguments[i].value, NULL, "this address takes no parameters");
	return ctx->err.code == ERROR_NONE;
}

static bool parse_parameters(struct context *ctx, endpoint *serve)
{
	bool parsed = serve == endpoint_collection
		? query_parse(&ctx->query, ctx->query.resource, &ctx->target, &ctx->err)
		: serve == endpoint_item
		? query_parse_item(&ctx->query, ctx->query.resource, &ctx->target, &ctx->err)
		: serve == endpoint_search
		? query_parse_search(&ctx->query, ctx->catalog, &ctx->target, &ctx->err)
		: false;
	/* those who share a page's address add parameters of their own */
	if (!parsed && ctx->asset && ctx->asset->html)
		return true;
	if (!parsed)
		return ctx->err.code == ERROR_NONE && refuse_parameters(ctx);
	if (ctx->query.format != FORMAT_NONE)
		return true;
	ctx->query.format = format_accept(ctx->request->accept, &ctx->err);
	return ctx->err.code == ERROR_NONE && query_check_format(&ctx->query, &ctx->err);
}

static void respond_with_options(struct response *response)
{
	response->status = 204;
	response_add_header(response, "Allow", methods);
	response_add_header(response, "Access-Control-Allow-Methods", methods);
	response_add_header(response, "Access-Control-Allow-Headers", "*");
	response_add_header(response, "Access-Control-Max-Age", "86400");
}

/* 404, 405, 400, 406, and then the answer itself, which judges 304 before rows. */
static void dispatch(struct context *ctx)
{
	const char *method = ctx->request->method;
	bool options = strcmp(method, "OPTIONS") == 0;
	if (options && strcmp(ctx->request->target, "*") == 0) {
		respond_with_options(ctx->response);
		return;
	}
	if (!target_parse(&ctx->target, ctx->request->target, &ctx->err))
		return;
	endpoint *serve = find_endpoint(ctx);
	if (!serve)
		return;
	if (options)
		respond_with_options(ctx->response);
	else if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
		error_set(&ctx->err, ERROR_METHOD, "Only %s are served here.", methods);
	else if (parse_parameters(ctx, serve))
		serve(ctx);
}

void handle(struct snapshot *snapshot, const struct request *request, struct response *ret_response)
{
	struct context ctx;
	ctx.request = request;
	ctx.snapshot = snapshot;
	ctx.catalog = snapshot_catalog(snapshot);
	ctx.query.resource = NULL;
	ctx.query.q = NULL;
	ctx.query.format = FORMAT_NONE;
	ctx.query.format_is_explicit = false;
	ctx.query.base = ctx.base;
	ctx.key = NULL;
	ctx.asset = NULL;
	ctx.pinned = false;
	ctx.response = ret_response;
	error_clear(&ctx.err);
	response_init(ret_response);
	dispatch(&ctx);
	if (ctx.err.code == ERROR_NONE && (ret_response->body.failed || ret_response->headers.failed))
		error_set(&ctx.err, ERROR_INTERNAL, "no memory for the answer");
	if (ctx.err.code != ERROR_NONE)
		respond_with_problem(&ctx);
}
