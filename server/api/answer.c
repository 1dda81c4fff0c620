#include "api/answer.h"

#include "api/caching.h"
#include "api/context.h"
#include "api/request.h"
#include "api/response.h"
#include "dataset/catalog.h"
#include "dataset/snapshot.h"
#include "query/canonical.h"
#include "query/cursor.h"

struct source answer_source(struct context *ctx)
{
	return (struct source){ctx->catalog, snapshot_borrow(ctx->snapshot),
		snapshot_totals(ctx->snapshot), ctx->request->kept};
}

/* Whether links can lead here: with every escape an address may be longer than it came. */
static bool is_addressable(struct context *ctx)
{
	struct buf link;
	buf_init(&link, 8 * TARGET_MAX);
	canonical_link(&ctx->query, ctx->query.cursor, &link);
	if (link.failed)
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for a link");
	else if (link.len > TARGET_MAX)
		error_set(&ctx->err, ERROR_URI_TOO_LONG,
			"With every escape the address has %zu bytes; %d are the limit.", link.len, TARGET_MAX);
	buf_finish(&link);
	return ctx->err.code == ERROR_NONE;
}

bool answer_begin_page(struct context *ctx, const char *path, struct place *ret_place)
{
	bool begun = ctx->query.cursor != NULL;
	ret_place->after = begun ? ret_place->values : NULL;
	return is_addressable(ctx) &&
		(!begun ||
			cursor_read(&ctx->query, ctx->catalog->digest, ret_place->storage, ret_place->values,
				&ctx->err)) &&
		caching_make_etag(ctx, path) && !caching_settles(ctx, false);
}

void answer_add_head(struct context *ctx, const char *content_type, enum encoding encoding)
{
	ctx->response->status = 200;
	response_add_header(ctx->response, "Content-Type", content_type);
	caching_add_headers(ctx);
	if (encoding != ENCODING_IDENTITY)
		response_add_header(ctx->response, "Content-Encoding", encoding_name(encoding));
}

void answer_finish(struct context *ctx, const char *content_type)
{
	struct buf *body = &ctx->response->body;
	enum encoding encoding = encoding_accept(ctx->request->accept_encoding);
	if (body->len < ENCODING_MIN || ctx->response->rest)
		encoding = ENCODING_IDENTITY;
	caching_set_coding(ctx, encoding);
	if (caching_settles(ctx, true))
		return;
	if (encoding_apply(encoding, body))
		answer_add_head(ctx, content_type, encoding);
	else
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for the content coding");
}

void answer_confine(struct response *response, const char *policy)
{
	response_add_header(response, "Content-Security-Policy", policy);
	response_add_header(response, "Referrer-Policy", "no-referrer");
}
