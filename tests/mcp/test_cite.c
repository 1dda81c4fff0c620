#include "mcp_fixture.h"

#include "base/base_path.h"
#include "base/origin.h"
#include "mcp/cite.h"

static struct catalog dataset = {.name = "lights",
	.title_en = "Lights",
	.version = "1.2.3",
	.released = "2024-05-06",
	.license = "CC0",
	.digest = "0123"};

static void assert_text(json_t *json, const char *wanted)
{
	ck_assert_str_eq(json_string_value(json), wanted);
	json_decref(json);
}

START_TEST(an_address_is_in_the_dataset_for_good)
{
	assert_text(cite_item(&dataset, "lights", "a b"), "/v1/@0123/lights/a%20b");
	assert_text(cite_item(&dataset, NULL, NULL), "/v1/@0123/dataset");
	assert_text(cite_address(&dataset, "/v1/lights?id=a"), "/v1/@0123/lights?id=a");
}

START_TEST(any_record_is_cited_by_its_title_and_address)
{
	static struct field fields[] = {{.name = "name"}, {.name = "id"}};
	static const struct resource lights = {
		.name = "lights", .fields = fields, .field_count = 2, .key = 1};
	assert_text(cite_any_address(&dataset, &lights), "/v1/@0123/lights/{id}");
	assert_text(
		cite_any(&dataset), "{title} [Data set]. (2024, May 6). In Lights (Version 1.2.3). {url}");
}

START_TEST(it_has_the_origin_and_the_base_path)
{
	origin_set("https://data.example");
	base_path_set("/facts");
	assert_text(cite_item(&dataset, "lights", "a"), "https://data.example/facts/v1/@0123/lights/a");
	assert_text(
		cite_address(&dataset, "/facts/v1/lights"), "https://data.example/facts/v1/@0123/lights");
	json_t *citation = cite_dataset(&dataset);
	ck_assert_ptr_nonnull(strstr(json_string_value(citation), "Lights (Version 1.2.3)"));
	ck_assert_ptr_nonnull(
		strstr(json_string_value(citation), "https://data.example/facts/v1/@0123/dataset"));
	json_decref(citation);
	origin_set("");
	base_path_set("");
}

SUITE("cite", an_address_is_in_the_dataset_for_good, any_record_is_cited_by_its_title_and_address,
	it_has_the_origin_and_the_base_path)
