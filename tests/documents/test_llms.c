#include "suite.h"

#include "catalogs.h"
#include "documents/llms.h"

#include <string.h>

/* Each after the other. */
static void assert_says(const struct catalog *catalog, const char *const *wanted, size_t count)
{
	char *text = catalogs_written(catalog, llms_write), *p = text;
	for (size_t i = 0; i < count; i++) {
		p = strstr(p, wanted[i]);
		ck_assert_msg(p != NULL, "%s in %s", wanted[i], text);
	}
	free(text);
}

START_TEST(language_models_get_what_answers_mean_and_each_resource_with_an_example)
{
	static const char *const wanted[] = {
		"# Lighthouses\n\n> Lighthouses for the tests\n\nVersion 1.2.3 of 2024-05-06, ",
		"\n- `null`: the dataset does not say.",
		"\n- No rows (`meta.total` is 0): the dataset does not tell.",
		"\n- `field__gte=`: at least this; [example](/v1/lights?height__gte=100)\n",
		"\n- `field__prefix=`: begins with this; a comma is part of it, several are a parameter each; "
		"[example](/v1/lights?name_en__prefix=Pharos%20of%20Alexandria)\n",
		"\n- `limit=`: ",
		"\n- `/v1/@{digest}/…` says the same for good",
		"[/v1/dataset.sqlite](/v1/dataset.sqlite)",
		"\n## Resources\n\n- [keepers](/v1/keepers): Who keeps the lights (2; [example]"
		"(/v1/keepers?id=grace))\n- [lights](/v1/lights): Lighthouses (12; [example]"
		"(/v1/lights?kind=shore))\n- [wrecks](/v1/wrecks): Wrecks; none is known (0; [example]"
		"(/v1/wrecks?limit=3))\n",
		"[OpenAPI](/openapi.json)",
		"[Documentation](/docs)",
		"(/v1/search?q=%",
	};
	struct catalog *catalog = catalogs_lights();
	assert_says(catalog, wanted, COUNT(wanted));
	catalog_destroy(catalog);
}

START_TEST(a_verdict_is_said_once_with_what_each_word_means)
{
	const char *word = "met`";
	struct meaning meaning = {.title_en = "met", .definition_en = "Reached\n- [x](y)"};
	struct field field = {.name = "progress",
		.hit = "verdict",
		.words = {&word, 1},
		.meanings = &meaning,
		.description_en = "What came of it"};
	struct resource resources[] = {
		{.name = "a", .description_en = "A", .fields = &field, .field_count = 1},
		{.name = "b", .description_en = "B", .fields = &field, .field_count = 1}};
	struct catalog catalog = bare;
	catalog.resources = resources;
	catalog.resource_count = 2;
	static const char *const wanted[] = {"\n- `progress`: What came of it\n  - `` met` ``, met: "
										 "Reached - \\[x\\](y)\n\n## How to ask"};
	assert_says(&catalog, wanted, COUNT(wanted));
}

START_TEST(a_dataset_begins_no_line_of_its_own)
{
	char *text = catalogs_written(&hostile, llms_write);
	ck_assert_ptr_nonnull(strstr(text, "\n> \\<b a=\"'\"\\>&\\\\\\`\\$(x) \\# 灯\n"));
	ck_assert_ptr_null(strstr(text, "\n# 灯"));
	free(text);
}

START_TEST(what_does_not_fit_is_a_failure)
{
	catalogs_assert_bounded(&hostile, llms_write);
	catalogs_assert_bounded(&bare, llms_write);
}

SUITE("llms", language_models_get_what_answers_mean_and_each_resource_with_an_example,
	a_verdict_is_said_once_with_what_each_word_means, a_dataset_begins_no_line_of_its_own,
	what_does_not_fit_is_a_failure)
