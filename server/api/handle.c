#include "api/handle.h"

#include "api/context.h"
#include "dataset/archive.h"
#include "query/format.h"
#include "base/reason.h"
#include "query/lookup.h"
#include "query/units.h"
#include "query/parse.h"
#include "pages/page_query.h"
#include "api/page_routes.h"
#include "api/pages.h"
#include "api/pin.h"
#include "api/problem.h"
#include "api/response.h"
#include "api/remainder.h"
#include "api/router.h"
#include "dataset/snapshot.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* For an address without parameters. */
static bool refuse_parameters(struct context *ctx)
{
	target_parse_arguments(&ctx->target, &ctx->err);
	for (size_t i = 0; i < ctx->target.argument_count; i++)
		error_add(&ctx->err, ERROR_BAD_QUERY, ctx->target.arguments[i].key,
			ctx->target.arguments[i].value, NULL, REASON_NO_PARAMETERS);
	return ctx->err.code == ERROR_NONE;
}

/*
 * Checks against the database what the query names, after its other faults, so that one answer
 * lists all.
 */
static bool look_up(struct context *ctx)
{
	if (ctx->request->kept || (!lookup_is_needed(&ctx->query) && ctx->query.aggregate_count == 0))
		return true;
	struct db *db = snapshot_borrow(ctx->snapshot);
	bool sound = lookup_check(&ctx->query, ctx->catalog, db, &ctx->err) &&
		units_check(&ctx->query, db, &ctx->hits, &ctx->err);
	snapshot_return(ctx->snapshot, db);
	return sound;
}

/* That an item does not exist takes precedence over faults of its parameters. */
static void prefer_missing(struct context *ctx)
{
	struct error err;
	error_clear(&err);
	struct db *db = snapshot_borrow(ctx->snapshot);
	if (lookup_key(db, ctx->query.resource, ctx->key, &err) == 0) {
		error_clear(&ctx->err);
		lookup_missing(db, ctx->query.resource, ctx->key, &ctx->err);
	}
	snapshot_return(ctx->snapshot, db);
}

/* These addresses check the query elsewhere: after a redirect, or in their own parser. */
static bool takes_any_query(endpoint *serve)
{
	return serve == router_redirect || serve == endpoint_page_of_comparison;
}

/* Runs both parsers, so that the faults of both are reported. */
static bool parse_collection(struct context *ctx)
{
	const struct resource *resource = ctx->query.resource;
	bool parsed = ctx->language == LANGUAGE_NONE
		? query_parse(&ctx->query, resource, &ctx->target, &ctx->err)
		: query_parse_page(&ctx->query, ctx->catalog, resource, &ctx->target, &ctx->err);
	return look_up(ctx) && parsed;
}

/* Pages without parameters, and the index if it answers with the front page. */
static bool reads_no_query(const struct context *ctx, endpoint *serve)
{
	return serve == endpoint_page_of_item || serve == endpoint_chart ||
		serve == endpoint_page_of_story || serve == endpoint_front || serve == endpoint_docs ||
		serve == endpoint_docs_zh || (serve == endpoint_index && ctx->target.segment_count == 0);
}

/* Ignores the parameters that people who share a page's address add. */
static bool parse_no_query(struct context *ctx, endpoint *serve)
{
	bool item = serve == endpoint_page_of_item;
	if (page_query_read(&ctx->target, item, &ctx->embedded, &ctx->err))
		return true;
	if (ctx->language == LANGUAGE_NONE)
		page_routes_enter(ctx, serve == endpoint_docs_zh ? LANGUAGE_ZH : LANGUAGE_EN);
	return false;
}

static bool parse_parameters(struct context *ctx, endpoint *serve)
{
	if (reads_no_query(ctx, serve) && !parse_no_query(ctx, serve))
		return false;
	bool parsed = serve == endpoint_collection || serve == endpoint_page_of_collection
		? parse_collection(ctx)
		: serve == endpoint_item && *ctx->suffix
		? query_parse_citation(&ctx->query, ctx->query.resource, &ctx->target, &ctx->err)
		: serve == endpoint_item || serve == endpoint_page_of_item || serve == endpoint_chart
		? query_parse_item(&ctx->query, ctx->query.resource, &ctx->target, &ctx->err)
		: serve == endpoint_page_of_search || serve == endpoint_front
		? query_parse_page(&ctx->query, ctx->catalog, NULL, &ctx->target, &ctx->err)
		: serve == endpoint_search
		? query_parse_search(&ctx->query, ctx->catalog, &ctx->target, &ctx->err)
		: false;
	if (!parsed && takes_any_query(serve))
		return true;
	if (!parsed)
		return ctx->err.code == ERROR_NONE && refuse_parameters(ctx);
	if (ctx->language != LANGUAGE_NONE)
		ctx->query.format = FORMAT_JSON; /* pages are written from JSON */
	if (ctx->query.format != FORMAT_NONE)
		return true;
	ctx->query.format = format_accept(ctx->request->accept, &ctx->err);
	return ctx->err.code == ERROR_NONE && query_check_format(&ctx->query, &ctx->err);
}

static void respond_with_options(const struct request *request, struct response *response)
{
	response->status = 204;
	response_add_header(response, "Allow", problem_allow);
	if (request->is_private)
		return;
	response_add_header(response, "Access-Control-Allow-Methods", problem_allow);
	response_add_header(response, "Access-Control-Allow-Headers", "*");
	response_add_header(response, "Access-Control-Max-Age", "86400");
}

/*
 * Checks in the order 404, 405, 400, 406, then calls the endpoint, which checks 304 before it reads
 * rows.
 */
static void dispatch(struct context *ctx)
{
	const char *method = ctx->request->method;
	bool options = strcmp(method, "OPTIONS") == 0;
	if (options && strcmp(ctx->request->target, "*") == 0) {
		respond_with_options(ctx->request, ctx->response);
		return;
	}
	if (!target_parse(&ctx->target, ctx->request->target, &ctx->err))
		return;
	endpoint *serve = router_find(ctx);
	if (!serve)
		return;
	if (options)
		respond_with_options(ctx->request, ctx->response);
	else if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
		error_set(&ctx->err, ERROR_METHOD, "Only %s are served here.", problem_allow);
	else if (parse_parameters(ctx, serve)) {
		serve(ctx);
		return;
	}
	if ((serve == endpoint_item || serve == endpoint_page_of_item) && !options)
		prefer_missing(ctx);
}

void handle(struct snapshot *snapshot, const struct request *request, struct response *ret_response)
{
	struct context ctx;
	/*
	 * zeroes every member, since routes set only some of them; err, by far the largest, is cleared
	 * below
	 */
	memset(&ctx, 0, offsetof(struct context, err));
	error_clear(&ctx.err);
	struct snapshot *pinned = pin_find(snapshot, request->target, &ctx.err);
	ctx.request = request;
	ctx.served = snapshot;
	ctx.snapshot = pinned ? pinned : snapshot;
	ctx.catalog = snapshot_catalog(ctx.snapshot);
	ctx.redirect = 308;
	ctx.query.base = ctx.base;
	ctx.query.catalog = ctx.catalog;
	ctx.suffix = "";
	ctx.codable = true;
	ctx.response = ret_response;
	response_begin(request, ret_response);
	/* covers all lookups, also those for suggestions */
	bool shares = snapshot_share_budget(ctx.snapshot);
	if (ctx.err.code == ERROR_NONE)
		dispatch(&ctx);
	if (shares)
		snapshot_unshare_budget();
	if (ctx.err.code == ERROR_NONE && (ret_response->body.failed || ret_response->headers.failed))
		error_set(&ctx.err, ERROR_INTERNAL, "no memory for the answer");
	if (pinned && ctx.err.code == ERROR_INTERNAL)
		archive_doubt(snapshot_archive(snapshot), pinned, &ctx.err);
	if (ctx.err.code != ERROR_NONE)
		problem_respond(&ctx);
	hits_finish(&ctx.hits);
	snapshot_unref(pinned);
}

bool handle_remainder(struct remainder **rest, struct buf *ret_part, struct error *err)
{
	struct remainder *from = *rest;
	struct response response;
	struct request request = {.method = "GET",
		.target = from->target,
		.accept = format_content_type(from->format),
		.kept = &from->kept};
	handle(from->snapshot, &request, &response);
	bool ok = response.status == 200 ||
		error_set(
			err, ERROR_UNAVAILABLE, "%.300s: answered with %d", from->target, response.status);
	if (ok) {
		*ret_part = response.body;
		*rest = response.rest;
		response.rest = NULL;
		if (*rest) {
			(*rest)->kept = from->kept;
			from->kept = (struct hits){0};
		}
		buf_init(&response.body, 0);
		remainder_destroy(from);
	}
	response_finish(&response);
	return ok;
}
