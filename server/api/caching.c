#include "api/caching.h"

#include "build_id.h"
#include "api/conditional.h"
#include "api/context.h"
#include "api/encoding.h"
#include "api/request.h"
#include "api/response.h"
#include "base/origin.h"
#include "base/text.h"
#include "dataset/catalog.h"
#include "query/canonical.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void caching_set_coding(struct context *ctx, enum encoding encoding)
{
	const char *coding = encoding_name(encoding);
	int len = (int)strlen(ctx->plain_etag) - 1;
	snprintf(ctx->etag, sizeof ctx->etag, "%.*s%s%s\"", len, ctx->plain_etag, coding ? "-" : "",
		coding ? coding : "");
}

bool caching_make_etag(struct context *ctx, const char *path)
{
	struct buf canonical;
	buf_init(&canonical, 8 * TARGET_MAX);
	buf_printf(&canonical, "%s%s %d %s?", origin(), ctx->base, (int)ctx->query.format, path);
	if (ctx->query.resource || ctx->query.q)
		canonical_query(&ctx->query, ctx->query.cursor, &canonical);
	bool ok = !canonical.failed;
	snprintf(ctx->plain_etag, sizeof ctx->plain_etag, "\"%.16s-%s-%016" PRIx64 "\"",
		ctx->catalog->digest, BUILD_ID, text_hash(TEXT_HASH, canonical.data, canonical.len));
	caching_set_coding(
		ctx, ctx->codable ? encoding_accept(ctx->request->accept_encoding) : ENCODING_IDENTITY);
	buf_finish(&canonical);
	return ok || error_set(&ctx->err, ERROR_INTERNAL, "no memory for the canonical query");
}

/* The date of what answers; empty for what has none that every replica would share, or that would
 * not change with an upgrade: the page, and documents in the daemon's own words. */
static const char *changed(const struct context *ctx)
{
	return ctx->undated || ctx->language != LANGUAGE_NONE ? "" : ctx->catalog->released;
}

/* For how long an answer may be kept. */
static const char *cache_control(const struct context *ctx)
{
	if (ctx->pinned)
		return "public, max-age=31536000, immutable";
	/* in the language of who asks, which shared caches do not look at */
	if (ctx->target.segment_count == 0)
		return "private, max-age=300";
	return "public, max-age=300, stale-while-revalidate=86400";
}

void caching_add_headers(struct context *ctx)
{
	struct response *response = ctx->response;
	bool negotiated = ctx->language == LANGUAGE_NONE && ctx->query.format != FORMAT_NONE &&
		!ctx->query.format_is_explicit;
	bool root = ctx->target.segment_count == 0;
	char date[CONDITIONAL_DATE_SIZE];
	conditional_date(changed(ctx), date);
	response_add_header(response, "ETag", ctx->etag);
	if (*date)
		response_add_header(response, "Last-Modified", date);
	response_add_header(response, "Cache-Control", cache_control(ctx));
	if (root || negotiated || ctx->codable)
		response_add_header(response, "Vary",
			root                ? "Accept, Accept-Language, Accept-Encoding"
				: !ctx->codable ? "Accept"
				: negotiated    ? "Accept, Accept-Encoding"
								: "Accept-Encoding");
}

/* It has the same header fields whether its content was made or not: it is kept for all who ask. */
static void not_modified(struct context *ctx)
{
	size_t route = ctx->response->route;
	response_finish(ctx->response); /* whatever was begun */
	response_begin(ctx->request, ctx->response);
	ctx->response->route = route;
	ctx->response->status = 304;
	caching_add_headers(ctx);
}

bool caching_settles(struct context *ctx, bool exists)
{
	const struct request *request = ctx->request;
	const char *known = request->if_none_match;
	bool guarded = request->if_match || request->if_unmodified_since;
	char date[CONDITIONAL_DATE_SIZE];
	if (guarded && !exists)
		return false;
	conditional_date(changed(ctx), date);
	if (guarded &&
		!conditional_holds(request->if_match, request->if_unmodified_since, ctx->etag, date)) {
		error_set(&ctx->err, ERROR_PRECONDITION, "The entity tag is %s%s%s.", ctx->etag,
			*date ? ", of " : "", changed(ctx));
		return true;
	}
	bool same = known ? conditional_lists(known, ctx->etag) || (exists && conditional_is_any(known))
					  : exists && conditional_is_old(request->if_modified_since, date);
	if (!same)
		return false;
	not_modified(ctx);
	return true;
}
