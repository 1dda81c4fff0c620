#include "api/page_routes.h"

#include "api/pages.h"
#include "base/text.h"
#include "dataset/catalog.h"
#include "documents/suffix.h"

#include <stdio.h>
#include <string.h>

static const struct {
	endpoint *serve;
	const char *needed;
} kinds[] = {
#define X(id, serve, needed) [PAGE_##id] = {serve, needed},
	PAGE_KINDS(X)
#undef X
};

static endpoint *settle(struct context *ctx, enum page_kind kind, size_t *ret_route)
{
	*ret_route = ((size_t)ctx->language - 1) * PAGE_KIND_COUNT + kind;
	if (kind == PAGE_SEARCH || kind == PAGE_COMPARISON)
		ctx->query.resource =
			NULL; /* they go before a resource of their name, as a search does in the API */
	ctx->needed = kinds[kind].needed;
	return kinds[kind].serve;
}

void page_routes_enter(struct context *ctx, enum language language)
{
	ctx->language = language;
	snprintf(ctx->base, sizeof ctx->base, "%s/%s", base_path(), language_code(language));
}

endpoint *page_routes_front(struct context *ctx, enum language language, size_t *ret_route)
{
	page_routes_enter(ctx, language);
	return settle(ctx, PAGE_FRONT, ret_route);
}

/* What ends in a suffix of the API is no key. */
static bool is_key(const char *text)
{
	const struct suffix *suffix = suffix_find(text);
	return *text && (!suffix || strcmp(suffix->text, CHART_SUFFIX) == 0);
}

endpoint *page_routes_find(struct context *ctx, size_t *ret_route)
{
	const struct target *target = &ctx->target;
	size_t count = target->segment_count;
	enum language language =
		count >= 1 && count <= 3 ? language_find(target->segments[0]) : LANGUAGE_NONE;
	if (language == LANGUAGE_NONE)
		return NULL;
	page_routes_enter(ctx, language);
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
	if (ctx->query.resource && ctx->key && !is_key(ctx->key))
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
