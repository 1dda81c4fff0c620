#include "api/lost.h"

#include "api/context.h"
#include "api/request.h"
#include "base/text.h"
#include "base/reason.h"

#include <stdio.h>
#include <string.h>

enum { SUGGESTED_PATH_SIZE = 80 + BASE_PATH_MAX };

/* What resources are behind: /v1, or that of the pages in a language. */
static const char *home_of(const struct context *ctx)
{
	return ctx->language == LANGUAGE_NONE ? "v1" : language_code(ctx->language);
}

/* A search for an address: the word that is nearest may be another than its last part, as a title
 * is. */
struct wanted {
	struct nearest nearest;
	const char *name;
	bool versioned; /* under home_of(), or beside it */
};

static void offer(struct wanted *search, const char *word, const char *name, bool versioned)
{
	nearest_offer(&search->nearest, word);
	if (search->nearest.nearest != word)
		return;
	search->name = name;
	search->versioned = versioned;
}

/* By its name, or as it is called in any language. */
static void offer_resource(struct wanted *search, const struct resource *resource)
{
	const char *const words[] = {
		resource->name, resource->singular, resource->title_en, resource->title_zh};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		offer(search, words[i], resource->name, true);
}

static void offer_pages(struct wanted *search, const struct catalog *catalog)
{
	static const char compare_name[] = "compare";
	offer(search, compare_name, compare_name, true);
	for (size_t i = 0; i < catalog->story_count; i++) {
		const struct story *story = &catalog->stories[i];
		const char *const words[] = {story->name, story->title_en, story->title_zh};
		for (size_t n = 0; n < sizeof words / sizeof *words; n++)
			offer(search, words[n], story->name, true);
	}
}

static void offer_fixed(struct wanted *search, const struct fixed *fixed, bool in_version)
{
	for (size_t i = 0; i < fixed->count; i++) {
		const char *name = fixed->paths[i] + 1;
		bool has_version = strncmp(name, "v1/", 3) == 0;
		name += has_version ? 3 : 0;
		if (!in_version || has_version)
			offer(search, name, name, has_version);
	}
}

/* The address that is spelt most alike: a resource's, the search's, a page's, or a fixed one's by
 * its last part. */
static void suggest_path(const struct context *ctx, const struct fixed *fixed, const char *wanted,
	bool in_version, char ret_path[static SUGGESTED_PATH_SIZE])
{
	static const char search_name[] = "search";
	struct wanted search = {.nearest = {.wanted = wanted}};
	for (size_t i = 0; i < ctx->catalog->resource_count; i++)
		offer_resource(&search, &ctx->catalog->resources[i]);
	offer(&search, search_name, search_name, true);
	if (ctx->language != LANGUAGE_NONE)
		offer_pages(&search, ctx->catalog);
	else
		offer_fixed(&search, fixed, in_version);
	ret_path[0] = '\0';
	if (search.name)
		snprintf(ret_path, SUGGESTED_PATH_SIZE, "%s/%s%s%s", base_path(),
			search.versioned ? home_of(ctx) : "", search.versioned ? "/" : "", search.name);
	else if (*wanted == '\0')
		snprintf(ret_path, SUGGESTED_PATH_SIZE, "%s/%s", base_path(), home_of(ctx));
}

void lost_tell(struct context *ctx, const struct fixed *fixed)
{
	struct target *target = &ctx->target;
	char *first = target->segment_count > 0 ? target->segments[0] : "";
	bool in_version = target->segment_count > 1 && strcmp(first, home_of(ctx)) == 0;
	char *wanted = in_version ? target->segments[1] : first;
	if (in_version)
		wanted[strcspn(wanted, ".")] = '\0'; /* a suffix that is none */
	char suggestion[SUGGESTED_PATH_SIZE], storage[TARGET_SHOWN_SIZE], path[TARGET_SHOWN_SIZE];
	const char *shown = target_show(ctx->request->target, storage);
	snprintf(path, sizeof path, "%.*s", (int)strcspn(shown, "?"), shown);
	suggest_path(ctx, fixed, wanted, in_version, suggestion);
	error_set(&ctx->err, ERROR_NOT_FOUND, "Nothing is served at this address; %s/%s lists what is.",
		base_path(), home_of(ctx));
	error_add(&ctx->err, ERROR_NOT_FOUND, "path", path, suggestion, REASON_NOT_SERVED);
}
