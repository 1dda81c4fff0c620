#include "api/router.h"

#include "api/not_found.h"
#include "api/page_routes.h"
#include "api/pin.h"
#include "api/request.h"
#include "api/response.h"
#include "base/base_path.h"
#include "base/buf.h"
#include "base/text.h"
#include "documents/addresses.h"
#include "documents/suffix.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"
#include "pages/script.h"
#include "query/format.h"
#include "query/preferred.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct route {
	const char *path;
	endpoint *serve;
} routes[] = {
#define X(name, path, ...) {path, endpoint_##name},
	ADDRESSES(X)
#undef X
#define X(name, path) {path, endpoint_##name},
		ALIASES(X)
#undef X
			{script_path, endpoint_script},
};

enum { FIXED_COUNT = sizeof routes / sizeof *routes, FIXED_PATH_MAX = 63 };

enum {
	ROUTE_NONE,
	ROUTE_COLLECTION,
	ROUTE_ITEM,
	ROUTE_SEARCH,
	ROUTE_PAGES,
	ROUTE_FIXED = ROUTE_PAGES + PAGE_ROUTES
};

const char *const router_names[] = {
	[ROUTE_NONE] = "none",
	[ROUTE_COLLECTION] = "/v1/{resource}",
	[ROUTE_ITEM] = "/v1/{resource}/{key}",
	[ROUTE_SEARCH] = "/v1/search",
#define PAGE(id, kind) ROUTE_PAGES + (LANGUAGE_##id - 1) * PAGE_KIND_COUNT + PAGE_##kind
#define X(id, code, joint)                                                                         \
	[PAGE(id, FRONT)] = "/" code, [PAGE(id, SEARCH)] = "/" code "/search",                         \
			  [PAGE(id, COMPARISON)] = "/" code "/compare",                                        \
			  [PAGE(id, COLLECTION)] = "/" code "/{resource}",                                     \
			  [PAGE(id, ITEM)] = "/" code "/{resource}/{key}",                                     \
			  [PAGE(id, CHART)] = "/" code "/{resource}/{key}" CHART_SUFFIX,                       \
			  [PAGE(id, STORY)] = "/" code "/{page}",
	LANGUAGES(X)
#undef X
#define X(name, path, ...) path,
		ADDRESSES(X)
#undef X
#define X(name, path) path,
			ALIASES(X)
#undef X
				"/assets/{script}",
};

const size_t router_name_count = sizeof router_names / sizeof *router_names;

/*
 * Redirects to the same address under the digest of the release that the pin names; the rest of the
 * path is copied as sent.
 */
static bool redirect_to_digest(struct context *ctx, const char *path, const char *name)
{
	struct release release;
	char location[sizeof ctx->location];
	if (!pin_resolve(ctx->snapshot, name, &release, &ctx->err))
		return false;
	const char *pin = strchr(path + 1, '/') + 1;
	int len = snprintf(location, sizeof location, "%s/v1/@%s%s", base_path(), release.digest,
		pin + strcspn(pin, "/?"));
	if (len >= (int)sizeof location)
		return error_set(&ctx->err, ERROR_URI_TOO_LONG,
			"The address that it stands for would have more than %d bytes.",
			RESPONSE_ADDRESSES_MAX);
	strcpy(ctx->location, location);
	ctx->redirect = 302;
	return false;
}

/*
 * Removes `/v1/@digest` from a path that names this dataset. Returns false with an error; or
 * without one if the pin must be respelt or names another dataset.
 */
static bool unpin(struct context *ctx, const char *path)
{
	struct target *target = &ctx->target;
	snprintf(ctx->base, sizeof ctx->base, "%s/v1", base_path());
	if (target->segment_count < 2 || strcmp(target->segments[0], "v1") != 0 ||
		target->segments[1][0] != '@')
		return true;
	const char *pin = target->segments[1] + 1;
	if (strcmp(pin, ctx->catalog->digest) != 0)
		return strcasecmp(pin, ctx->catalog->digest) != 0 && redirect_to_digest(ctx, path, pin);
	snprintf(ctx->base, sizeof ctx->base, "%s/v1/@%s", base_path(), ctx->catalog->digest);
	ctx->pinned = true;
	/* the last segment of a longer path is not stored, so the path stays too long to match */
	if (target->segment_count > TARGET_SEGMENTS_MAX)
		return true;
	target->segment_count--;
	memmove(target->segments + 1, target->segments + 2,
		(target->segment_count - 1) * sizeof *target->segments);
	return true;
}

/*
 * Joins the segments to a path. Returns false if it is too long, or if a segment contains an
 * escaped slash.
 */
static bool join_segments(const struct target *target, char ret_path[static FIXED_PATH_MAX + 1])
{
	size_t len = 0;
	ret_path[0] = '\0';
	for (size_t i = 0; i < target->segment_count; i++) {
		if (i == TARGET_SEGMENTS_MAX || strchr(target->segments[i], '/'))
			return false;
		len += (size_t)snprintf(ret_path + len, FIXED_PATH_MAX + 1 - len, "%s%s", i > 0 ? "/" : "",
			target->segments[i]);
		if (len > FIXED_PATH_MAX)
			return false;
	}
	return true;
}

static endpoint *find_fixed(const char *path, size_t *ret_route)
{
	for (size_t i = 0; i < FIXED_COUNT; i++) {
		if (strcmp(routes[i].path + 1, path) != 0)
			continue;
		*ret_route = ROUTE_FIXED + i;
		return routes[i].serve;
	}
	return NULL;
}

/* Suffixes other than formats are made from the item as JSON. */
static void take_suffix(struct context *ctx, char *segment)
{
	const struct suffix *suffix = suffix_take(segment);
	bool rows = !suffix || suffix->format != FORMAT_NONE;
	ctx->citation = suffix ? suffix->citation : CITATION_NONE;
	ctx->suffix = rows ? "" : suffix->text;
	ctx->query.format = !rows ? FORMAT_JSON : suffix ? suffix->format : FORMAT_NONE;
}

static endpoint *find_resource(struct context *ctx)
{
	const struct target *target = &ctx->target;
	size_t count = target->segment_count;
	if (count < 2 || count > 3 || strcmp(target->segments[0], "v1") != 0)
		return NULL;
	char *last = target->segments[count - 1];
	if (count == 3)
		take_suffix(ctx, last);
	else
		ctx->query.format = format_take_suffix(last);
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

/* Finds an HTML page. Pages exist for the current dataset only, so pinned paths have none. */
static endpoint *find_page(struct context *ctx)
{
	size_t route;
	endpoint *serve = ctx->pinned ? NULL : page_routes_find(ctx, &route);
	if (serve)
		ctx->response->route = ROUTE_PAGES + route;
	return serve;
}

/*
 * `/` is the front page in the preferred language for every client that does not ask for JSON: link
 * previews of messengers accept anything.
 */
static endpoint *find_root(struct context *ctx)
{
	size_t route;
	if (ctx->pinned || format_negotiate(ctx->request->accept).json)
		return NULL;
	endpoint *serve =
		page_routes_front(ctx, preferred_language(ctx->request->accept_language), &route);
	ctx->response->route = ROUTE_PAGES + route;
	return serve;
}

static endpoint *find(struct context *ctx, const char *raw)
{
	char path[FIXED_PATH_MAX + 1];
	if (!unpin(ctx, target_origin_form(raw)))
		return NULL;
	bool joined = join_segments(&ctx->target, path);
	endpoint *serve = joined && *path == '\0' ? find_root(ctx) : NULL;
	if (!serve && joined)
		serve = find_fixed(path, &ctx->response->route);
	if (!serve)
		serve = find_resource(ctx);
	if (!serve)
		serve = find_page(ctx);
	return serve;
}

/*
 * Writes the path with single slashes, none at the end, in lower case as all addresses of the API
 * are; escapes are kept. Returns false if it is too long.
 */
static bool respell(struct context *ctx)
{
	struct buf out;
	buf_init(&out, sizeof ctx->location - 1);
	const char *p = target_misspelt_form(ctx->request->target);
	size_t begin = strlen(base_path());
	buf_puts(&out, base_path());
	for (size_t escaped = 0; *p && *p != '?'; p++) {
		escaped = *p == '%' ? 3 : escaped > 0 ? escaped - 1 : 0;
		if (*p != '/')
			buf_putc(&out, escaped == 0 ? text_lower(*p) : *p);
		else if (p[1] != '/' && p[1] != '?' && p[1] != '\0')
			buf_putc(&out, '/');
	}
	if (out.len == begin)
		buf_putc(&out, '/');
	buf_puts(&out, p);
	bool ok = buf_text(&out) != NULL;
	if (ok)
		strcpy(ctx->location, out.data);
	buf_finish(&out);
	return ok;
}

endpoint *router_find(struct context *ctx)
{
	/* relative links of a page need the trailing slash */
	if (*base_path() && *target_origin_form(ctx->request->target) != '/' && respell(ctx))
		return router_redirect;
	endpoint *serve = find(ctx, ctx->request->target);
	if (serve || ctx->err.code != ERROR_NONE)
		return serve;
	if (ctx->redirect == 302)
		return router_redirect;
	ctx->key = NULL;
	ctx->pinned = false;
	ctx->language = LANGUAGE_NONE;
	if (respell(ctx) && target_parse(&ctx->target, ctx->location, &ctx->err) &&
		(find(ctx, ctx->location) || ctx->redirect == 302))
		return router_redirect;
	ctx->response->route = ROUTE_NONE;
	if (ctx->err.code == ERROR_NONE && target_parse(&ctx->target, ctx->request->target, &ctx->err))
		not_found_set(ctx, &(struct fixed_paths){router_names + ROUTE_FIXED, FIXED_COUNT});
	return NULL;
}

void router_redirect(struct context *ctx)
{
	ctx->response->status = ctx->redirect;
	response_add_header(ctx->response, "Location", ctx->location);
	response_add_header(ctx->response, "Cache-Control", "public, max-age=300");
}
