#include "api/page_routes.h"

#include "api/pages.h"
#include "base/text.h"
#include "dataset/catalog.h"
#include "documents/suffix.h"

#include <stdio.h>
#include <string.h>

static endpoint *const endpoints[] = {
#define X(id, serve) [PAGE_##id] = serve,
	PAGE_KINDS(X)
#undef X
};

static endpoint *settle(struct context *ctx, enum page_kind kind, size_t *ret_route)
{
	ctx->embedded = kind == PAGE_ITEM && target_asks(&ctx->target, "embed=1");
	bool takes_query = kind == PAGE_SEARCH || kind == PAGE_COLLECTION || kind == PAGE_COMPARISON;
	*ret_route = ((size_t)ctx->language - 1) * PAGE_KIND_COUNT + kind;
	if (kind == PAGE_SEARCH || kind == PAGE_COMPARISON)
		ctx->query.resource =
			NULL; /* they go before a resource of their name, as a search does in the API */
	if (!takes_query)
		ctx->target.query = NULL; /* those who share its address add parameters of their own */
	return endpoints[kind];
}

static void enter(struct context *ctx, enum language language)
{
	ctx->language = language;
	snprintf(ctx->base, sizeof ctx->base, "%s/%s", base_path(), language_code(language));
}

endpoint *page_routes_front(struct context *ctx, enum language language, size_t *ret_route)
{
	enter(ctx, language);
	return settle(ctx, PAGE_FRONT, ret_route);
}

endpoint *page_routes_find(struct context *ctx, size_t *ret_route)
{
	const struct target *target = &ctx->target;
	size_t count = target->segment_count;
	enum language language =
		count >= 1 && count <= 3 ? language_find(target->segments[0]) : LANGUAGE_NONE;
	if (language == LANGUAGE_NONE)
		return NULL;
	enter(ctx, language);
	const char *name = count > 1 ? target->segments[1] : NULL;
	ctx->query.resource = name ? catalog_resource(ctx->catalog, name) : NULL;
	ctx->story = name ? catalog_story(ctx->catalog, name) : NULL;
	ctx->key = count == 3 ? target->segments[2] : NULL;
	if (count == 1)
		return settle(ctx, PAGE_FRONT, ret_route);
	if (count == 2 && strcmp(name, "search") == 0)
		return settle(ctx, PAGE_SEARCH, ret_route);
	if (count == 2 && strcmp(name, "compare") == 0)
		return settle(ctx, PAGE_COMPARISON, ret_route);
	if (ctx->query.resource && ctx->key && *ctx->key == '\0')
		return NULL;
	if (ctx->query.resource)
		return settle(ctx,
			!ctx->key                                              ? PAGE_COLLECTION
				: text_take_end(target->segments[2], CHART_SUFFIX) ? PAGE_CHART
																   : PAGE_ITEM,
			ret_route);
	return count == 2 && ctx->story && strcmp(name, STORY_FRONT) != 0
		? settle(ctx, PAGE_STORY, ret_route)
		: NULL;
}
