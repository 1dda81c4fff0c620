#include "api/not_found.h"

#include "api/context.h"
#include "api/page_routes.h"
#include "api/request.h"
#include "base/buf.h"
#include "base/reason.h"
#include "base/text.h"
#include "dataset/snapshot.h"
#include "documents/suffix.h"
#include "query/canonical.h"
#include "query/format.h"
#include "query/nearest_row.h"
#include "query/preferred.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_MAX = 64 /* bytes; longer words match nothing */ };

/* An unknown address, split into its prefix and names; the last name is without its suffix. */
struct missing {
	struct context *ctx;
	bool in_api;            /* below /v1, not an HTML page */
	enum language language; /* for pages that are suggested */
	char **names;
	size_t count;
	char first[FIRST_MAX + 1]; /* the first name as sent */
	const char *suffix;        /* a suffix of the API, or "" */
};

/* A search for the first name among resources (below the version), other addresses and pages. */
struct wanted {
	struct nearest nearest;
	const char *path;
	const struct resource *resource;
	bool versioned, is_page;
};

/* Whether a name is a version such as `v2`, or a usual prefix of other APIs. */
static bool is_version(const char *name)
{
	return strcasecmp(name, "api") == 0 ||
		((*name == 'v' || *name == 'V') && name[1] &&
			name[1 + strspn(name + 1, "0123456789")] == 0);
}

/* Whether a name looks like a language: `fr`, `zh-CN`, `zh_Hans`. */
static bool is_language(const char *name)
{
	size_t len = strlen(name);
	return isalpha((unsigned char)name[0]) && isalpha((unsigned char)name[1]) &&
		(len == 2 || ((name[2] == '-' || name[2] == '_') && len >= 5 && len <= 7));
}

/* Returns the language that a name begins with; `cn` stands for Chinese. */
static enum language language_of(const struct context *ctx, const char *name)
{
	char code[3] = {text_lower(name[0]), text_lower(name[1])};
	enum language language = language_find(strcmp(code, "cn") == 0 ? "zh" : code);
	return language == LANGUAGE_NONE ? preferred_language(ctx->request->accept_language) : language;
}

/* Skips versions and languages before the names; the last of these applies. */
static void skip_homes(struct missing *missing)
{
	struct context *ctx = missing->ctx;
	bool placed = false;
	for (; missing->count > 0; missing->names++, missing->count--) {
		const char *name = *missing->names;
		if (!is_version(name) && !is_language(name))
			break;
		missing->in_api = is_version(name);
		if (!missing->in_api)
			missing->language = language_of(ctx, name);
		placed = true;
	}
	if (!placed)
		missing->in_api = !format_negotiate(ctx->request->accept).html;
}

/* Removes a suffix of the API that fits, or any other suffix. */
static void take_suffix(struct missing *missing)
{
	char *last = missing->count > 0 ? missing->names[missing->count - 1] : NULL;
	snprintf(missing->first, sizeof missing->first, "%s", last ? missing->names[0] : "");
	const struct suffix *suffix = last ? suffix_take(last) : NULL;
	bool fits = suffix && (missing->count > 1 || suffix->format != FORMAT_NONE);
	missing->suffix = fits ? suffix->text : "";
	if (last)
		last[strcspn(last, ".")] = '\0';
	if (missing->count == 1 && strcmp(last, "index") == 0)
		missing->count = 0;
}

static void offer(struct wanted *search, const char *word, struct wanted found)
{
	nearest_offer(&search->nearest, word);
	if (search->nearest.nearest != word)
		return;
	found.nearest = search->nearest;
	*search = found;
}

/* Compares with the names and titles of resources in both languages. */
static void offer_resources(struct wanted *search, const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		const char *const words[] = {
			resource->name, resource->singular, resource->title_en, resource->title_zh};
		for (size_t n = 0; n < sizeof words / sizeof *words; n++)
			offer(search, words[n],
				(struct wanted){.path = resource->name, .resource = resource, .versioned = true});
	}
}

static void offer_pages(struct wanted *search, const struct catalog *catalog)
{
	static const char compare_name[] = "compare";
	offer(search, compare_name, (struct wanted){.path = compare_name, .is_page = true});
	for (size_t i = 0; i < catalog->story_count; i++) {
		const struct story *story = &catalog->stories[i];
		const char *const words[] = {story->name, story->title_en, story->title_zh};
		for (size_t n = 0; n < sizeof words / sizeof *words; n++)
			offer(search, words[n], (struct wanted){.path = story->name, .is_page = true});
	}
}

static void offer_fixed(struct wanted *search, const struct fixed_paths *fixed)
{
	for (size_t i = 0; i < fixed->count; i++) {
		const char *name = fixed->paths[i] + 1;
		name += strncmp(name, "v1/", 3) == 0 ? 3 : 0;
		offer(search, name, (struct wanted){.path = fixed->paths[i] + 1});
	}
}

/* Finds the nearest address for the first name. */
static struct wanted look_up(const struct missing *missing, const struct fixed_paths *fixed)
{
	static const char search_name[] = "search";
	struct wanted search = {.nearest = {.wanted = missing->count > 0 ? missing->names[0] : ""}};
	offer_resources(&search, missing->ctx->catalog);
	offer(&search, search_name, (struct wanted){.path = search_name, .versioned = true});
	offer_pages(&search, missing->ctx->catalog);
	search.nearest.wanted = missing->first;
	offer_fixed(&search, fixed);
	return search;
}

/* Finds the nearest key for the second name. On failure only the collection is suggested. */
static void find_key(
	const struct missing *missing, const struct resource *resource, struct nearest_row *nearest)
{
	struct error err;
	error_clear(&err);
	*nearest = (struct nearest_row){.search.wanted = missing->names[1]};
	struct db *db = snapshot_borrow(missing->ctx->snapshot);
	if (!nearest_row_offer_key(db, resource, nearest, &err))
		nearest->search.nearest = NULL;
	snapshot_return(missing->ctx->snapshot, db);
}

/* Appends the nearest key after its collection, if the address had a second name. */
static void write_item(
	const struct missing *missing, const struct resource *resource, struct buf *out)
{
	struct nearest_row nearest = {.search.nearest = NULL};
	if (missing->count > 1)
		find_key(missing, resource, &nearest);
	if (nearest.search.nearest) {
		buf_puts(out, "/");
		canonical_text(out, nearest.search.nearest, strlen(nearest.search.nearest));
	}
	if (missing->count == 1 || nearest.search.nearest)
		buf_puts(out, missing->suffix);
}

static void write_found(const struct missing *missing, const struct wanted *found, struct buf *out)
{
	bool in_api = (missing->in_api && !found->is_page) || (found->resource && *missing->suffix);
	buf_puts(out, base_path());
	if (found->versioned || found->is_page)
		buf_printf(out, "/%s", in_api ? "v1" : language_code(missing->language));
	buf_printf(out, "/%s", found->path);
	if (found->resource)
		write_item(missing, found->resource, out);
}

static void write_home(const struct missing *missing, struct buf *out)
{
	buf_printf(
		out, "%s/%s", base_path(), missing->in_api ? "v1" : language_code(missing->language));
}

/* Fills in missing, and selects a page as the error's format if the address was not of the API. */
static void settle(struct missing *missing)
{
	struct context *ctx = missing->ctx;
	struct target *target = &ctx->target;
	size_t kept =
		target->segment_count < TARGET_SEGMENTS_MAX ? target->segment_count : TARGET_SEGMENTS_MAX;
	bool of_api = kept > 0 && strcmp(target->segments[0], "v1") == 0;
	missing->names = target->segments;
	missing->count = kept;
	missing->language = preferred_language(ctx->request->accept_language);
	skip_homes(missing);
	take_suffix(missing);
	if (!of_api)
		page_routes_enter(ctx, missing->language);
}

/* Decodes letters beyond ASCII for display; leaves the path as sent if they are not safe text. */
static void read_letters(char path[static TARGET_SHOWN_SIZE])
{
	char text[TARGET_SHOWN_SIZE];
	size_t len = 0, taken;
	for (const char *p = path; *p; p += taken) {
		bool beyond =
			*p == '%' && strchr("89abcdefABCDEF", p[1]) && p[1] && isxdigit((unsigned char)p[2]);
		size_t one = taken = beyond ? 3 : 1;
		memcpy(text + len, p, taken);
		if (beyond && !text_decode(text + len, &one, false))
			return;
		len += one;
	}
	text[len] = '\0';
	if (text_is_utf8(text, len) && !text_has_controls(text, len) && !text_misleads(text, len))
		strcpy(path, text);
}

void not_found_set(struct context *ctx, const struct fixed_paths *fixed)
{
	struct missing missing = {.ctx = ctx};
	char storage[TARGET_SHOWN_SIZE], path[TARGET_SHOWN_SIZE];
	struct buf home, suggestion;
	const char *shown = target_show(ctx->request->target, storage);
	snprintf(path, sizeof path, "%.*s", (int)strcspn(shown, "?"), shown);
	read_letters(path);
	settle(&missing);
	buf_init(&home, BASE_PATH_MAX + 8);
	buf_init(&suggestion, 4 * TARGET_MAX);
	write_home(&missing, &home);
	const struct wanted found = look_up(&missing, fixed);
	if (found.path)
		write_found(&missing, &found, &suggestion);
	else if (missing.count == 0 || *missing.names[0] == '\0')
		write_home(&missing, &suggestion);
	const char *listed = buf_text(&home), *suggested = buf_text(&suggestion);
	if (listed && suggested) {
		error_set(&ctx->err, ERROR_NOT_FOUND,
			"Nothing is served at this address; %s lists what is.", listed);
		error_add(&ctx->err, ERROR_NOT_FOUND, "path", path, suggested, REASON_NOT_SERVED);
	} else {
		error_set(&ctx->err, ERROR_INTERNAL, "no memory for what an address means");
	}
	buf_finish(&suggestion);
	buf_finish(&home);
}
