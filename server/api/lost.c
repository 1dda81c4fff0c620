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

/* The address that is spelt most alike: a resource's, the search's, or a fixed one's by its last part. */
static void suggest_path(const struct context *ctx, const struct fixed *fixed, const char *wanted,
	bool in_version, char ret_path[static SUGGESTED_PATH_SIZE])
{
	const char *home = home_of(ctx);
	static const char search_name[] = "search";
	struct nearest search = {.wanted = wanted};
	bool versioned = true;
	for (size_t i = 0; i < ctx->catalog->resource_count; i++)
		nearest_offer(&search, ctx->catalog->resources[i].name);
	nearest_offer(&search, search_name);
	for (size_t i = 0; ctx->language != LANGUAGE_NONE && i < ctx->catalog->story_count; i++)
		nearest_offer(&search, ctx->catalog->stories[i].name);
	for (size_t i = 0; i < fixed->count; i++) {
		const char *name = fixed->paths[i] + 1;
		bool has_version = strncmp(name, "v1/", 3) == 0;
		name += has_version ? 3 : 0;
		if (ctx->language != LANGUAGE_NONE || (in_version && !has_version))
			continue;
		nearest_offer(&search, name);
		if (search.nearest == name)
			versioned = has_version;
	}
	ret_path[0] = '\0';
	if (search.nearest)
		snprintf(ret_path, SUGGESTED_PATH_SIZE, "%s/%s%s%s", base_path(), versioned ? home : "",
			versioned ? "/" : "", search.nearest);
	else if (*wanted == '\0')
		snprintf(ret_path, SUGGESTED_PATH_SIZE, "%s/%s", base_path(), home);
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
