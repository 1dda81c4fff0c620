#include "suite.h"

#include "catalogs.h"
#include "documents/wellknown.h"

#include <jansson.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

START_TEST(the_catalog_of_apis_links_to_every_description)
{
	static const char wanted[] =
		"{\"linkset\":[{\"anchor\":\"/.well-known/api-catalog\",\"item\":[{\"href\":\"/v1\"}]},"
		"{\"anchor\":\"/v1\",\"service-desc\":[{\"href\":\"/openapi.json\",\"type\":"
		"\"application/json\"}],\"service-doc\":[{\"href\":\"/docs\",\"type\":\"text/html\","
		"\"hreflang\":[\"en\"]},{\"href\":\"/docs/zh\",\"type\":\"text/html\",\"hreflang\":"
		"[\"zh\"]}],\"service-meta\":[{\"href\":\"/v1/dataset\",\"type\":\"application/json\"},"
		"{\"href\":\"/v1/dataset.jsonld\",\"type\":\"application/ld+json\"},"
		"{\"href\":\"/datapackage.json\",\"type\":\"application/json\"}],"
		"\"status\":[{\"href\":\"/readyz\",\"type\":\"application/json\"}],\"license\":[{\"href\":"
		"\"https://creativecommons.org/publicdomain/zero/1.0/\"}]}]}\n";
	struct catalog *catalog = catalogs_lights();
	char *text = catalogs_written(catalog, wellknown_api_catalog);
	ck_assert_str_eq(text, wanted);
	free(text);
	catalog_destroy(catalog);
}

START_TEST(language_models_get_each_resource_with_an_example)
{
	static const char *const wanted[] = {
		"# Lighthouses\n\n> Lighthouses for the tests\n\nVersion 1.2.3 of 2024-05-06, ",
		"\n- `field__gte=`: at least this\n",
		"\n- `limit=`: ",
		"\n## Resources\n\n- [keepers](/v1/keepers): Who keeps the lights (2). Example: "
		"/v1/keepers?id=grace\n- [lights](/v1/lights): Lighthouses (12). Example: "
		"/v1/lights?kind=shore\n- [wrecks](/v1/wrecks): Wrecks; none is known (0). Example: "
		"/v1/wrecks?limit=3\n",
		"[OpenAPI](/openapi.json)",
		"[Documentation](/docs)",
		"(/v1/search?q=%",
	};
	struct catalog *catalog = catalogs_lights();
	char *text = catalogs_written(catalog, wellknown_llms), *p = text;
	for (size_t i = 0; i < COUNT(wanted); i++) {
		p = strstr(p, wanted[i]);
		ck_assert_msg(p != NULL, "%s in %s", wanted[i], text);
	}
	free(text);
	catalog_destroy(catalog);
}

START_TEST(a_dataset_begins_no_line_of_its_own)
{
	char *text = catalogs_written(&hostile, wellknown_llms);
	ck_assert_ptr_nonnull(strstr(text, "\n> <b a=\"'\">&\\`$(x) # 灯\n"));
	ck_assert_ptr_null(strstr(text, "\n# 灯"));
	free(text);
}

START_TEST(robots_are_welcome)
{
	char *text = catalogs_written(&bare, wellknown_robots);
	ck_assert_str_eq(text, "User-agent: *\nAllow: /\n");
	free(text);
}

START_TEST(what_does_not_fit_is_a_failure)
{
	catalogs_assert_bounded(&hostile, wellknown_api_catalog);
	catalogs_assert_bounded(&hostile, wellknown_llms);
	catalogs_assert_bounded(&hostile, wellknown_robots);
}

SUITE("wellknown", the_catalog_of_apis_links_to_every_description,
	language_models_get_each_resource_with_an_example, a_dataset_begins_no_line_of_its_own,
	robots_are_welcome, what_does_not_fit_is_a_failure)
