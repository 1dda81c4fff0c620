#include "suite.h"

#include "catalogs.h"
#include "documents/wellknown.h"

#include <jansson.h>
#include <string.h>

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

START_TEST(robots_are_welcome)
{
	char *text = catalogs_written(&bare, wellknown_robots);
	ck_assert_str_eq(text, "User-agent: *\nAllow: /\n");
	free(text);
}

START_TEST(what_does_not_fit_is_a_failure)
{
	catalogs_assert_bounded(&hostile, wellknown_api_catalog);
	catalogs_assert_bounded(&hostile, wellknown_robots);
}

SUITE("wellknown", the_catalog_of_apis_links_to_every_description, robots_are_welcome,
	what_does_not_fit_is_a_failure)
