#include "api/links.h"

#include "api/context.h"
#include "api/pin.h"
#include "api/response.h"
#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/catalog.h"
#include "documents/markdown.h"
#include "query/canonical.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void begin(struct buf *links)
{
	buf_init(links, 8 * TARGET_MAX);
}

/* Adds a link if there is room; `type` may be NULL. */
static void put(struct buf *links, const char *rel, const char *type, const char *address)
{
	size_t before = links->len;
	buf_printf(links, "%s<%s>; rel=\"%s\"", before > 0 ? ", " : "", address, rel);
	if (type)
		buf_printf(links, "; type=\"%s\"", type);
	if (links->len > RESPONSE_ADDRESSES_MAX)
		links->len = before;
}

/* The same with a printf-style address. */
__attribute__((format(printf, 3, 4))) static void add(
	struct buf *links, const char *rel, const char *format, ...)
{
	char address[RESPONSE_ADDRESSES_MAX];
	va_list args;
	va_start(args, format);
	int len = vsnprintf(address, sizeof address, format, args);
	va_end(args);
	if (len < (int)sizeof address)
		put(links, rel, NULL, address);
}

static void finish(struct context *ctx, struct buf *links)
{
	if (buf_text(links))
		response_add_header(ctx->response, "Link", links->data);
	else
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for the Link header");
	buf_finish(links);
}

/*
 * Links to the same path under the dataset's digest; or, if it is pinned already, under the current
 * dataset.
 */
static void add_counterpart(struct context *ctx, const char *path, struct buf *links)
{
	if (ctx->pinned)
		add(links, "latest-version", "%s/v1%s", base_path(), path);
	else
		add(links, "cite-as", "%s/v1/@%s%s", base_path(), ctx->catalog->digest, path);
}

/* Adds the links that apply to everything in the dataset. */
static void add_terms(const struct context *ctx, struct buf *links)
{
	const char *license = ctx->catalog->license_url;
	/* the dataset may contain any text */
	if (text_is_all(license, strlen(license), TEXT_FIELD) && !strpbrk(license, "<> "))
		add(links, "license", "%s", license);
	if (ctx->language == LANGUAGE_NONE)
		add(links, "describedby", "%s/dataset.jsonld", ctx->base);
	else
		add(links, "describedby", "%s/v1/dataset.jsonld", base_path());
}

void links_add_page(struct context *ctx, const char *next)
{
	struct buf links, first;
	begin(&links);
	buf_init(&first, 4 * TARGET_MAX);
	canonical_link(&ctx->query, NULL, &first);
	if (*next)
		add(&links, "next", "%s", next);
	if (*next && links.len == 0 && !links.failed)
		error_set(&ctx->err, ERROR_URI_TOO_LONG,
			"The next page's address would have more than %d bytes.", RESPONSE_ADDRESSES_MAX);
	add(&links, "service-desc", "%s/openapi.json", base_path());
	add_terms(ctx, &links);
	if (buf_text(&first)) {
		add(&links, "first", "%s", first.data);
		add_counterpart(ctx, first.data + strlen(ctx->base), &links);
	} else {
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for the Link header");
	}
	buf_finish(&first);
	finish(ctx, &links);
}

static void add_markdown(const struct context *ctx, const char *path, struct buf *links)
{
	char address[RESPONSE_ADDRESSES_MAX];
	int len = snprintf(address, sizeof address, "%s%s" MARKDOWN_SUFFIX, ctx->base, path);
	if (len < (int)sizeof address)
		put(links, "alternate", "text/markdown", address);
}

void links_add_item(struct context *ctx)
{
	struct buf links, path;
	begin(&links);
	buf_init(&path, 4 * TARGET_MAX);
	buf_printf(&path, "/%s/", ctx->query.resource->name);
	canonical_text(&path, ctx->key, strlen(ctx->key));
	if (buf_text(&path))
		add_counterpart(ctx, path.data, &links);
	else
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for the Link header");
	add(&links, "collection", "%s/%s", ctx->base, ctx->query.resource->name);
	add_terms(ctx, &links);
	if (!*ctx->suffix && buf_text(&path))
		add_markdown(ctx, path.data, &links);
	buf_finish(&path);
	finish(ctx, &links);
}

void links_add_html(struct context *ctx)
{
	struct buf links, path;
	begin(&links);
	buf_init(&path, 4 * TARGET_MAX);
	buf_printf(&path, "/%s", ctx->query.resource->name);
	if (ctx->key) {
		buf_putc(&path, '/');
		canonical_text(&path, ctx->key, strlen(ctx->key));
	}
	if (buf_text(&path)) {
		buf_printf(&links, "<%s/v1%s>; rel=\"alternate\"; type=\"application/json\"", base_path(),
			path.data);
		add_counterpart(ctx, path.data, &links);
	} else {
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for the Link header");
	}
	add_terms(ctx, &links);
	buf_finish(&path);
	finish(ctx, &links);
}

void links_add_dataset(struct context *ctx)
{
	struct buf links;
	struct release before;
	begin(&links);
	add_counterpart(ctx, "/dataset", &links);
	add(&links, "type", "https://schema.org/Dataset");
	add(&links, "item", "%s/dataset.sqlite", ctx->base);
	add_terms(ctx, &links);
	add(&links, "service-desc", "%s/openapi.json", base_path());
	add(&links, "version-history", "%s/v1/changes.atom", base_path());
	if (pin_predecessor(ctx->snapshot, &before))
		add(&links, "predecessor-version", "%s/v1/@%s/dataset", base_path(), before.digest);
	finish(ctx, &links);
}

void links_add_file(struct context *ctx)
{
	struct buf links;
	begin(&links);
	add_counterpart(ctx, "/dataset.sqlite", &links);
	add(&links, "collection", "%s/dataset", ctx->base);
	add_terms(ctx, &links);
	finish(ctx, &links);
}
