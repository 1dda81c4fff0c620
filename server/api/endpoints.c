#include "api/answer.h"
#include "api/context.h"

#include "base/base_path.h"
#include "documents/markdown.h"
#include "pages/docs.h"
#include "pages/record_markdown.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "query/cursor.h"
#include "api/encoding.h"
#include "api/request.h"
#include "render/render.h"
#include "api/caching.h"
#include "api/links.h"
#include "api/response.h"
#include "api/remainder.h"
#include "render/search.h"
#include "api/static_document.h"
#include "dataset/snapshot.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void finish_page(struct context *ctx, const struct page *page)
{
	char total[32];
	bool goes_on = query_is_whole(&ctx->query) && page->next[0];
	snprintf(total, sizeof total, "%" PRId64, page->total);
	response_add_header(ctx->response, "X-Total-Count", total);
	links_add_page(ctx, goes_on ? "" : page->next);
	if (ctx->query.format == FORMAT_JSON)
		ctx->response->rows_end = page->rows_end;
	if (goes_on && !(ctx->response->rest = remainder_create(ctx->served, &ctx->query, page->next)))
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for the rest");
	else
		answer_finish(ctx, format_content_type(ctx->query.format));
}

static bool render_page(struct context *ctx, const struct value *after, struct page *ret_page)
{
	struct source source = answer_source(ctx);
	struct buf *body = &ctx->response->body;
	if (!source.kept)
		source.kept = &ctx->hits;
	bool ok = ctx->query.resource
		? render_collection(&source, &ctx->query, after, body, ret_page, &ctx->err)
		: search_render(&source, &ctx->query, after, body, ret_page, &ctx->err);
	snapshot_return(ctx->snapshot, source.db);
	return ok;
}

/* Answers with a page of rows of a collection or a search. */
static void respond_with_page(struct context *ctx, const char *path)
{
	struct place place;
	struct page page;
	ctx->query.is_rest = ctx->request->kept;
	if (answer_begin_page(ctx, path, &place) && render_page(ctx, place.after, &page))
		finish_page(ctx, &page);
}

void endpoint_collection(struct context *ctx)
{
	respond_with_page(ctx, ctx->query.resource->name);
}

void endpoint_search(struct context *ctx)
{
	respond_with_page(ctx, "search");
}

/*
 * Renders the item as its suffix asks: in a format, as Markdown or as a citation. Returns the
 * Content-Type, or NULL with an error.
 */
static const char *render(struct context *ctx)
{
	struct source source = answer_source(ctx);
	struct buf *body = &ctx->response->body;
	bool cited = ctx->citation != CITATION_NONE, told = *ctx->suffix && !cited, ok;
	if (cited)
		ok = citation_render(&source, &ctx->query, ctx->key, ctx->citation, body, &ctx->err);
	else if (told)
		ok = record_markdown_write(&source, &ctx->query, ctx->key, body, &ctx->err);
	else
		ok = render_item(&source, &ctx->query, ctx->key, body, &ctx->err);
	snapshot_return(ctx->snapshot, source.db);
	return !ok  ? NULL
		: cited ? citation_content_type(ctx->citation)
		: told  ? MARKDOWN_TYPE
				: format_content_type(ctx->query.format);
}

void endpoint_item(struct context *ctx)
{
	char path[2 * TARGET_MAX];
	snprintf(path, sizeof path, "%s/%s%s", ctx->query.resource->name, ctx->key, ctx->suffix);
	if (!caching_make_etag(ctx, path) || caching_settles(ctx, false))
		return;
	const char *type = render(ctx);
	if (!type)
		return;
	links_add_item(ctx);
	answer_finish(ctx, type);
}

/* Answers with a static document. HTML documents may run one script and load nothing. */
static void serve_document(struct context *ctx, enum static_document document)
{
	enum encoding encoding = encoding_accept(ctx->request->accept_encoding);
	bool of_dataset = document == STATIC_INDEX || document == STATIC_DATASET;
	ctx->undated = !of_dataset && document != STATIC_FEED;
	ctx->pinned = ctx->pinned || document == STATIC_SCRIPT;
	if (!caching_make_etag(ctx, static_document_name(document)) || caching_settles(ctx, false))
		return;
	const struct buf *bytes = static_document_bytes(ctx->snapshot, document, &encoding, &ctx->err);
	if (!bytes)
		return;
	const char *type = static_document_type(document);
	caching_set_coding(ctx, encoding);
	if (caching_settles(ctx, true))
		return;
	buf_put(&ctx->response->body, bytes->data, bytes->len);
	answer_add_head(ctx, type, encoding);
	if (of_dataset)
		links_add_dataset(ctx);
	if (strncmp(type, "text/html", 9) == 0)
		answer_confine(ctx->response,
			"default-src 'none'; script-src '" DOCS_SCRIPT_HASH
			"'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
			"form-action 'none'; frame-ancestors 'none'");
}

#define X(code, name, type, write)                                                                 \
	void endpoint_##name(struct context *ctx)                                                      \
	{                                                                                              \
		serve_document(ctx, STATIC_##code);                                                        \
	}
STATIC_DOCUMENTS(X)
#undef X
