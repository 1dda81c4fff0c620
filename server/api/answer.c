#include "api/answer.h"

#include "api/caching.h"
#include "api/context.h"
#include "api/request.h"
#include "api/response.h"
#include "dataset/snapshot.h"

struct source answer_source(struct context *ctx)
{
	return (struct source){
		ctx->catalog, snapshot_borrow(ctx->snapshot), snapshot_totals(ctx->snapshot)};
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
	if ((body->len < ENCODING_MIN || ctx->response->rest) && encoding != ENCODING_IDENTITY) {
		encoding = ENCODING_IDENTITY;
		caching_set_coding(ctx, encoding);
		if (caching_settles(ctx, true))
			return;
	}
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
