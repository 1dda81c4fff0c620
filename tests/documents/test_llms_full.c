#include "suite.h"

#include "base/base_path.h"
#include "catalogs.h"
#include "documents/llms.h"
#include "documents/llms_full.h"

#include <string.h>

static char padding[2 * LLMS_FULL_MAX];

/* Text of that length, borrowed until the next. */
static const char *pad(size_t len)
{
	ck_assert_uint_lt(len, sizeof padding);
	memset(padding, 'x', len);
	padding[len] = '\0';
	return padding;
}

/* Two resources: `a` alone, whose key says as much as is asked for, and `b`, which has the same and
 * another. */
static const struct catalog *long_catalog(size_t len)
{
	static struct field a[] = {{.name = "id", .filterable = true}};
	static struct field b[] = {{.name = "id", .filterable = true}, {.name = "more"}};
	static struct resource resources[] = {
		{.name = "b", .description_en = "B", .fields = b, .field_count = 2},
		{.name = "a",
			.description_en = "A",
			.fields = a,
			.field_count = 1,
			.searched_by_default = true}};
	static struct catalog catalog;
	catalog = bare;
	catalog.resources = resources;
	catalog.resource_count = 2;
	a->description_en = b->description_en = pad(len);
	b[1].description_en = "More";
	return &catalog;
}

START_TEST(it_says_what_llms_txt_says_and_then_words_and_fields)
{
	struct catalog *catalog = catalogs_lights();
	char *brief = catalogs_written(catalog, llms_write);
	char *full = catalogs_written(catalog, llms_full_write), *p = full + strlen(brief);
	static const char *const wanted[] = {"\n## Words\n", "\n### `kind`",
		"\n- `offshore`, offshore: Built in the sea\n", "\n## Fields\n",
		"\n### `keepers`\n\n- `id`"};
	ck_assert_int_eq(strncmp(full, brief, strlen(brief)), 0);
	for (size_t i = 0; i < COUNT(wanted); i++) {
		p = strstr(p, wanted[i]);
		ck_assert_msg(p != NULL, "%s in %s", wanted[i], full);
	}
	ck_assert_ptr_null(strstr(full, "## Left out"));
	free(full);
	free(brief);
	catalog_destroy(catalog);
}

START_TEST(a_field_is_told_of_once_and_what_a_search_shows_comes_first)
{
	char *text = catalogs_written(long_catalog(1), llms_full_write);
	ck_assert_ptr_nonnull(strstr(text, "\n\n### `a`\n\n- `id`: x\n\n### `b`\n\n- `more`: More\n"));
	free(text);
}

START_TEST(fields_that_mean_the_same_share_a_line_and_say_what_they_hold)
{
	struct field fields[] = {{.name = "due", .format = "date", .description_en = "By when"},
		{.name = "tags", .type = FIELD_LIST, .vocabulary = "tag", .description_en = "Of what kind"},
		{.name = "also_due", .format = "date", .description_en = "By when"},
		{.name = "height", .type = FIELD_NUMBER, .unit = "m", .description_en = "How high"},
		{.name = "of", .ref = "*", .description_en = "Whose"}};
	struct resource resource = {
		.name = "a", .description_en = "A", .fields = fields, .field_count = 5};
	struct catalog catalog = bare;
	catalog.resources = &resource;
	catalog.resource_count = 1;
	char *text = catalogs_written(&catalog, llms_full_write);
	ck_assert_ptr_nonnull(strstr(text,
		"\n### `a`\n\n- `due`, `also_due` (date): By when\n- `tags` (list, words of tag): Of what "
		"kind\n- `height` (number, in m): How high\n- `of` (key of any resource): Whose\n"));
	free(text);
}

START_TEST(what_fits_to_the_byte_is_whole_and_one_more_leaves_out_a_whole_part)
{
	char *text = catalogs_written(long_catalog(1), llms_full_write);
	size_t room = LLMS_FULL_MAX - strlen(text) + 1;
	free(text);
	text = catalogs_written(long_catalog(room), llms_full_write);
	ck_assert_uint_eq(strlen(text), LLMS_FULL_MAX);
	ck_assert_ptr_null(strstr(text, "## Left out"));
	free(text);
	text = catalogs_written(long_catalog(room + 1), llms_full_write);
	ck_assert_uint_lt(strlen(text), LLMS_FULL_MAX);
	ck_assert_ptr_null(strstr(text, "xx"));
	ck_assert_ptr_null(strstr(text, "## Fields"));
	ck_assert_ptr_nonnull(strstr(text, "\n\n- Fields, by resource (2): /openapi.json\n"));
	free(text);
}

/* The address is as long as it gets. */
START_TEST(where_nothing_fits_it_says_where_to_ask)
{
	char path[BASE_PATH_MAX + 1], *text;
	struct vocabulary vocabulary = {.name = "kind", .words = {hostile_words, 2}};
	struct catalog catalog = *long_catalog(1);
	memset(path, 'p', BASE_PATH_MAX);
	path[0] = '/';
	path[BASE_PATH_MAX] = '\0';
	catalog.vocabularies = &vocabulary;
	catalog.vocabulary_count = 1;
	catalog.description_en = pad(LLMS_FULL_MAX);
	base_path_set(path);
	text = catalogs_written(&catalog, llms_full_write);
	base_path_set("");
	ck_assert_int_eq(strncmp(text, "## Left out\n", 12), 0);
	ck_assert_uint_le(strlen(text), LLMS_FULL_NOTICE);
	ck_assert_ptr_nonnull(strstr(text, "/llms.txt\n- Words, by vocabulary (1): "));
	free(text);
}

START_TEST(a_dataset_begins_no_line_of_its_own)
{
	char *text = catalogs_written(&hostile, llms_full_write);
	ck_assert_ptr_null(strstr(text, "\n# 灯"));
	ck_assert_ptr_null(strstr(text, "\n<b"));
	free(text);
}

START_TEST(what_does_not_fit_is_a_failure)
{
	catalogs_assert_bounded(&hostile, llms_full_write);
	catalogs_assert_bounded(&bare, llms_full_write);
}

SUITE("llms_full", it_says_what_llms_txt_says_and_then_words_and_fields,
	a_field_is_told_of_once_and_what_a_search_shows_comes_first,
	fields_that_mean_the_same_share_a_line_and_say_what_they_hold,
	what_fits_to_the_byte_is_whole_and_one_more_leaves_out_a_whole_part,
	where_nothing_fits_it_says_where_to_ask, a_dataset_begins_no_line_of_its_own,
	what_does_not_fit_is_a_failure)
