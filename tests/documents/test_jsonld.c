#include "suite.h"

#include "base/origin.h"
#include "catalogs.h"
#include "documents/jsonld.h"
#include "json.h"

static json_t *dataset_of(const struct catalog *catalog)
{
	return catalogs_json(catalog, jsonld_write);
}

START_TEST(a_dataset_is_described_with_its_author_and_files)
{
	struct catalog *catalog = catalogs_lights();
	json_t *dataset = dataset_of(catalog);
	ck_assert_str_eq(text_at(dataset, "@id"), "/v1/dataset");
	ck_assert_str_eq(text_at(dataset, "name"), "Lighthouses");
	ck_assert_str_eq(text_at(at(dataset, "creator", NULL), "name"), "Lights & Sons");
	ck_assert_ptr_nonnull(strstr(text_at(dataset, "citeAs"), ", version 1.2.3, 2024-05-06. /v1/@"));
	json_t *file = named(at(dataset, "distribution", NULL), "lights.csv");
	ck_assert_str_eq(text_at(file, "contentUrl"), "/v1/lights.csv");
	ck_assert_ptr_nonnull(named(at(dataset, "distribution", NULL), "dataset.sqlite"));
	ck_assert_uint_eq(
		json_array_size(at(dataset, "distribution", NULL)), catalog->resource_count + 1);
	json_decref(dataset);
	catalog_destroy(catalog);
}

START_TEST(each_column_is_a_field_that_says_what_it_refers_to)
{
	struct catalog *catalog = catalogs_lights();
	json_t *dataset = dataset_of(catalog);
	json_t *fields = at(named(at(dataset, "recordSet", NULL), "lights"), "field", NULL);
	json_t *keeper = named(fields, "keeper_id"), *colours = named(fields, "colours");
	ck_assert_str_eq(text_at(at(keeper, "references", NULL), "@id"), "/v1/keepers#id");
	ck_assert_str_eq(text_at(keeper, "@id"), "/v1/lights#keeper_id");
	ck_assert(json_is_true(at(colours, "isArray", NULL)));
	ck_assert_str_eq(text_at(at(colours, "source", "transform", NULL), "separator"), "; ");
	ck_assert_str_eq(text_at(named(fields, "lit"), "dataType"), "sc:Date");
	ck_assert_ptr_null(named(fields, "keeper")); /* of items alone */
	json_decref(dataset);
	catalog_destroy(catalog);
}

START_TEST(addresses_are_absolute_where_the_origin_is_known)
{
	struct catalog *catalog = catalogs_lights();
	origin_set("https://lights.example");
	json_t *dataset = dataset_of(catalog);
	origin_set("");
	ck_assert_str_eq(text_at(at(dataset, "@context", NULL), "@base"),
		"https://lights.example/v1/dataset.jsonld");
	ck_assert_str_eq(text_at(dataset, "url"), "https://lights.example/");
	ck_assert_str_eq(text_at(named(at(dataset, "distribution", NULL), "wrecks.csv"), "contentUrl"),
		"https://lights.example/v1/wrecks.csv");
	json_decref(dataset);
	catalog_destroy(catalog);
}

START_TEST(a_dataset_without_an_author_has_no_creator)
{
	struct catalog *catalog = catalogs_lights();
	catalog->author_en = NULL;
	json_t *dataset = dataset_of(catalog);
	ck_assert_ptr_null(json_object_get(dataset, "creator"));
	ck_assert_ptr_null(json_object_get(dataset, "dct:publisher"));
	json_decref(dataset);
	catalog_destroy(catalog);
}

SUITE("jsonld", a_dataset_is_described_with_its_author_and_files,
	each_column_is_a_field_that_says_what_it_refers_to,
	addresses_are_absolute_where_the_origin_is_known, a_dataset_without_an_author_has_no_creator)
