#include "api/pages.h"

#include "api/answer.h"
#include "api/caching.h"
#include "api/context.h"
#include "api/links.h"
#include "api/request.h"
#include "dataset/snapshot.h"
#include "documents/suffix.h"
#include "pages/embed.h"
#include "pages/problem_page.h"
#include "pages/compare.h"
#include "pages/comparison.h"
#include "pages/front.h"
#include "pages/record.h"
#include "pages/results.h"
#include "pages/sitemap.h"
#include "pages/story.h"
#include "pages/table.h"
#include "query/format.h"

#include <stdio.h>

/*
 * The policy of pages: their own script, its requests and drawings, and forms that lead to other
 * pages.
 */
static const char policy[] =
	"default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; "
	"img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/* The policy of pages in an <iframe>: no scripts, and nothing is loaded. */
static const char policy_embedded[] =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
	"base-uri 'none'; form-action 'none'; frame-ancestors *";

/* The policy of charts, which load nothing. */
static const char policy_chart[] = "default-src 'none'; style-src 'unsafe-inline'";

typedef bool page_writer(const struct source *, const struct query *, const struct value *,
	enum language, struct buf *, struct error *);

/* Sends the body if it was written. */
static void finish_as(struct context *ctx, bool written, const char *type, const char *confined)
{
	if (!written)
		return;
	if (confined == policy && ctx->query.resource)
		links_add_html(ctx);
	answer_confine(ctx->response, confined);
	answer_finish(ctx, type);
}

static void finish(struct context *ctx, bool written)
{
	finish_as(ctx, written, PAGES_TYPE, policy);
}

void pages_write_problem(struct context *ctx)
{
	char storage[TARGET_SHOWN_SIZE];
	struct source source = answer_source(ctx);
	bool written = problem_page_write(&source, &ctx->query, ctx->language, &ctx->err,
		target_show(ctx->request->target, storage), ctx->needed, &ctx->response->body);
	snapshot_return(ctx->snapshot, source.db);
	if (written)
		answer_confine(ctx->response, policy);
	else
		ctx->response->headers.failed = true;
}

/* Answers with a page of rows that `write` writes. */
static void respond_with_rows(struct context *ctx, const char *path, page_writer *write)
{
	struct place place;
	if (!answer_begin_page(ctx, path, &place))
		return;
	struct source source = answer_source(ctx);
	bool written =
		write(&source, &ctx->query, place.after, ctx->language, &ctx->response->body, &ctx->err);
	snapshot_return(ctx->snapshot, source.db);
	finish(ctx, written);
}

void endpoint_page_of_collection(struct context *ctx)
{
	respond_with_rows(ctx, ctx->query.resource->name, table_write);
}

void endpoint_page_of_search(struct context *ctx)
{
	respond_with_rows(ctx, "search", results_write);
}

void endpoint_sitemap(struct context *ctx)
{
	ctx->undated = true; /* the daemon, too, decides which pages exist */
	if (!caching_make_etag(ctx, "sitemap.xml") || caching_settles(ctx, false))
		return;
	struct source source = answer_source(ctx);
	bool written = sitemap_write(&source, &ctx->response->body, &ctx->err);
	snapshot_return(ctx->snapshot, source.db);
	if (written)
		answer_finish(ctx, "application/xml");
}

static void respond_with_story(struct context *ctx, const char *path, const struct story *story)
{
	if (!caching_make_etag(ctx, path) || caching_settles(ctx, false))
		return;
	struct source source = answer_source(ctx);
	struct buf *body = &ctx->response->body;
	bool written = story ? story_write(&source, &ctx->query, story, ctx->language, body, &ctx->err)
						 : front_write(&source, &ctx->query, ctx->language, body, &ctx->err);
	snapshot_return(ctx->snapshot, source.db);
	finish(ctx, written);
}

/* The page `front` of the dataset, or else the generic front page. */
void endpoint_front(struct context *ctx)
{
	respond_with_story(ctx, "", catalog_story(ctx->catalog, STORY_FRONT));
}

void endpoint_page_of_story(struct context *ctx)
{
	respond_with_story(ctx, ctx->story->name, ctx->story);
}

static void respond_with_comparison(
	struct context *ctx, const struct source *source, const struct comparison *comparison)
{
	struct buf path;
	buf_init(&path, 8 * TARGET_MAX);
	comparison_write(comparison, &path);
	if (buf_text(&path) && caching_make_etag(ctx, path.data) && !caching_settles(ctx, false))
		finish(ctx,
			compare_write(
				source, &ctx->query, comparison, ctx->language, &ctx->response->body, &ctx->err));
	ctx->response->headers.failed = ctx->response->headers.failed || path.failed;
	buf_finish(&path);
}

void endpoint_page_of_comparison(struct context *ctx)
{
	struct comparison comparison;
	struct source source = answer_source(ctx);
	if (target_parse_arguments(&ctx->target, &ctx->err) &&
		comparison_read(&source, &ctx->target, &comparison, &ctx->err))
		respond_with_comparison(ctx, &source, &comparison);
	snapshot_return(ctx->snapshot, source.db);
}

typedef bool item_writer(const struct source *, const struct query *, const char *key,
	enum language, struct buf *, struct error *);

/* Answers with a page made from an item; `suffix` distinguishes its entity tag. */
static void respond_with_item(struct context *ctx, const char *suffix, item_writer *write,
	const char *type, const char *confined)
{
	char path[2 * TARGET_MAX];
	snprintf(path, sizeof path, "%s/%s%s", ctx->query.resource->name, ctx->key, suffix);
	if (!caching_make_etag(ctx, path) || caching_settles(ctx, false))
		return;
	struct source source = answer_source(ctx);
	bool written =
		write(&source, &ctx->query, ctx->key, ctx->language, &ctx->response->body, &ctx->err);
	snapshot_return(ctx->snapshot, source.db);
	finish_as(ctx, written, type, confined);
}

void endpoint_page_of_item(struct context *ctx)
{
	if (ctx->embedded)
		respond_with_item(ctx, "?embed", embed_write, PAGES_TYPE, policy_embedded);
	else
		respond_with_item(ctx, "", record_write, PAGES_TYPE, policy);
}

void endpoint_chart(struct context *ctx)
{
	respond_with_item(ctx, CHART_SUFFIX, embed_draw, "image/svg+xml", policy_chart);
}
