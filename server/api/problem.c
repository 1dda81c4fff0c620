#include "api/problem.h"

#include "api/context.h"
#include "api/pages.h"
#include "api/response.h"
#include "base/base_path.h"
#include "base/log.h"
#include "documents/document.h"
#include "query/canonical.h"
#include "query/format.h"

#include <stdio.h>
#include <string.h>

const char problem_allow[] = "GET, HEAD, OPTIONS";

/* No half a problem: the status says it all. */
static void drop_body(struct response *response)
{
	response_finish(response);
	response->status = 500;
}

/* All of a problem but its body. */
static void begin_problem(const struct request *request, struct error *err,
	const char *content_type, struct response *ret_response)
{
	enum error_code code = err->code;
	char link[BASE_PATH_MAX + 40];
	snprintf(link, sizeof link, "<%s/v1>; rel=\"latest-version\"", base_path());
	if (code == ERROR_INTERNAL) {
		log_line(LOG_ERROR, "%s %s: %s", request->method, request->target, err->detail);
		strcpy(err->detail, "The fault is the server's; its log says more.");
	}
	response_begin(request, ret_response);
	ret_response->status = error_status(code);
	response_add_header(ret_response, "Content-Type", content_type);
	response_add_header(ret_response, "Cache-Control", "no-store");
	if (code == ERROR_METHOD)
		response_add_header(ret_response, "Allow", problem_allow);
	if (ret_response->status == 503)
		response_add_header(ret_response, "Retry-After", "1");
	if (code == ERROR_STALE_PIN)
		response_add_header(ret_response, "Link", link);
}

void problem_answer(const struct request *request, struct error *err, struct response *ret_response)
{
	char storage[TARGET_SHOWN_SIZE];
	begin_problem(request, err, "application/problem+json", ret_response);
	const char *shown =
		request->is_private ? request->target : target_show(request->target, storage);
	if (!document_problem(err, shown, &ret_response->body) || ret_response->headers.failed)
		drop_body(ret_response);
}

/* A redirect leads to what was asked for: with its query, which may say the format in place of a
 * suffix. A page takes none. */
static const char *take_query_along(struct context *ctx)
{
	const char *query = strchr(ctx->request->target, '?');
	if (!query || ctx->language != LANGUAGE_NONE)
		return "";
	for (size_t i = 0; i < ctx->target.argument_count; i++)
		if (strcmp(ctx->target.arguments[i].key, "format") == 0)
			ctx->query.format_is_explicit = false;
	return query;
}

/* Where an item is that moved (RFC 9110, section 15.4.2), or what succeeded one that is gone (RFC
 * 5829). */
static void add_successor(struct context *ctx)
{
	ctx->query.resource = catalog_resource(ctx->catalog, ctx->err.successor_resource);
	if (!ctx->query.resource)
		return;
	struct buf path;
	buf_init(&path, RESPONSE_ADDRESSES_MAX);
	bool moved = ctx->err.code == ERROR_MOVED;
	const char *query = moved ? take_query_along(ctx) : "";
	buf_puts(&path, moved ? "" : "<");
	if (*ctx->suffix)
		ctx->query.format_is_explicit = false; /* it has a suffix of its own */
	canonical_path(&ctx->query, ctx->err.successor, &path);
	buf_puts(&path, ctx->suffix);
	buf_puts(&path, moved ? "" : ">; rel=\"successor-version\"");
	if (path.len + strlen(query) <= RESPONSE_ADDRESSES_MAX)
		buf_puts(&path, query);
	if (buf_text(&path))
		response_add_header(ctx->response, moved ? "Location" : "Link", path.data);
	buf_finish(&path);
}

void problem_respond(struct context *ctx)
{
	size_t route = ctx->response->route;
	response_finish(ctx->response); /* whatever was begun */
	if (ctx->language != LANGUAGE_NONE && format_negotiate(ctx->request->accept).html) {
		begin_problem(ctx->request, &ctx->err, PAGES_TYPE, ctx->response);
		pages_write_problem(ctx);
	} else {
		problem_answer(ctx->request, &ctx->err, ctx->response);
	}
	ctx->response->route = route;
	if (ctx->err.successor[0])
		add_successor(ctx);
	if (ctx->response->status == 416)
		response_add_header(ctx->response, "Content-Range", ctx->content_range);
	if (ctx->response->headers.failed)
		drop_body(ctx->response);
}
