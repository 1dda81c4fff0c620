#ifndef CATALOGS_H
#define CATALOGS_H

#include "base/buf.h"
#include "dataset/catalog.h"
#include "dataset.h"
#include "dataset/db.h"
#include "base/error.h"
#include "dataset/load.h"

#include <jansson.h>

/*
 * Catalogs for the suites of the documents that are made from one: the fixture's, and one by hand
 * whose every text is what HTML, JSON, Markdown, URLs and shells take for something else.
 */
#define HOSTILE "<b a=\"'\">&\\`$(x)\n# 灯"
#define HOSTILE_HTML "&#60;b a=&#34;&#39;&#34;&#62;&#38;\\`$(x)\n# 灯"
#define HOSTILE_URL "%3Cb%20a%3D%22%27%22%3E%26%5C%60%24%28x%29%0A%23%20%E7%81%AF"
#define HOSTILE_DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

#define HOSTILE_TITLES                                                                             \
	.title_zh = HOSTILE, .title_en = HOSTILE, .description_zh = HOSTILE, .description_en = HOSTILE

static const char *hostile_words[] = {HOSTILE, "plain"};

static struct field hostile_fields[] = {
	{.name = "id", .example = HOSTILE, .filterable = true, .sortable = true, HOSTILE_TITLES},
	{.name = "kind",
		.unit = HOSTILE,
		.example = HOSTILE,
		.vocabulary = "kind",
		.words = {hostile_words, 2},
		.filterable = true,
		.facetable = true,
		.nullable = true,
		HOSTILE_TITLES},
	{.name = "limit", .example = "a,b", .filterable = true, HOSTILE_TITLES},
	{.name = "bare", .type = FIELD_JSON},
};

static struct resource hostile_resources[] = {{.name = "things",
	.singular = "thing",
	.fields = hostile_fields,
	.field_count = 4,
	.count = 3,
	HOSTILE_TITLES}};

static struct named_json hostile_abouts[] = {{HOSTILE, "1"}};

static struct named_json hostile_shapes[] = {{"bare", "{\"description\":\"灯\"}"}};
static struct vocabulary hostile_vocabularies[] = {{.name = "kind", .words = {hostile_words, 2}}};

static const struct catalog hostile = {
	.name = HOSTILE,
	HOSTILE_TITLES,
	.version = HOSTILE,
	.released = "2024-05-06",
	.license = HOSTILE,
	.license_url = "javascript:alert(1)",
	.digest = HOSTILE_DIGEST,
	.abouts = hostile_abouts,
	.about_count = 1,
	.shapes = hostile_shapes,
	.shape_count = 1,
	.vocabularies = hostile_vocabularies,
	.vocabulary_count = 1,
	.resources = hostile_resources,
	.resource_count = 1,
};

/* Nothing but what a dataset cannot leave out. */
static const struct catalog bare = {.name = "bare",
	.title_en = "Bare",
	.title_zh = "空",
	.description_en = "Nothing",
	.description_zh = "什么都没有",
	.version = "0.0.1",
	.released = "2024-05-06",
	.license = "CC0-1.0",
	.license_url = "https://example.org/",
	.digest = HOSTILE_DIGEST};

/* The fixture's; the caller destroys it. */
static inline struct catalog *catalogs_lights(void)
{
	static struct error err;
	error_clear(&err);
	struct db *db = db_open(dataset_lights(), &err);
	struct catalog *catalog = db ? load_catalog(db, &err) : NULL;
	ck_assert_msg(catalog != NULL, "%s%s", err.detail, err.faults[0].reason);
	db_close(db);
	return catalog;
}

/* What a writer makes of a catalog, NUL-terminated; the caller frees it. */
static inline char *catalogs_written(const struct catalog *catalog,
	bool (*write)(const struct catalog *, struct buf *, struct error *))
{
	static struct error err;
	struct buf body;
	error_clear(&err);
	buf_init(&body, 1 << 24);
	ck_assert_msg(write(catalog, &body, &err), "%s", err.detail);
	ck_assert_int_eq(err.code, ERROR_NONE);
	ck_assert_ptr_nonnull(buf_text(&body));
	ck_assert_uint_eq(strlen(body.data), body.len);
	return body.data;
}

/* The JSON that is written, for the caller to free. */
static inline json_t *catalogs_json(const struct catalog *catalog,
	bool (*write)(const struct catalog *, struct buf *, struct error *))
{
	char *text = catalogs_written(catalog, write);
	json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	ck_assert_msg(json != NULL, "%s", text);
	free(text);
	return json;
}

/* A writer that gets a byte too little says so, and with just enough it does not. */
static inline void catalogs_assert_bounded(const struct catalog *catalog,
	bool (*write)(const struct catalog *, struct buf *, struct error *))
{
	static struct error err;
	char *whole = catalogs_written(catalog, write);
	struct buf body;
	for (size_t less = 0; less < 2; less++) {
		error_clear(&err);
		buf_init(&body, strlen(whole) - less);
		ck_assert_int_eq(write(catalog, &body, &err), less == 0);
		ck_assert_int_eq(err.code, less == 0 ? ERROR_NONE : ERROR_INTERNAL);
		buf_finish(&body);
	}
	free(whole);
}

#endif
