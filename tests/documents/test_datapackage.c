#include "suite.h"

#include "base/origin.h"
#include "catalogs.h"
#include "documents/datapackage.h"
#include "json.h"

static json_t *package_of(const struct catalog *catalog)
{
	return catalogs_json(catalog, datapackage_write);
}

static json_t *resource_of(json_t *package, const char *name)
{
	json_t *resource = named(at(package, "resources", NULL), name);
	ck_assert_msg(resource != NULL, "no %s", name);
	return resource;
}

static char *field_of(json_t *package, const char *resource, const char *field)
{
	json_t *fields = at(resource_of(package, resource), "schema", "fields", NULL);
	json_t *found = json_deep_copy(named(fields, field));
	ck_assert_msg(found != NULL, "no %s", field);
	json_object_del(found, "title");
	json_object_del(found, "description");
	char *text = json_dumps(found, JSON_COMPACT);
	json_decref(found);
	return text;
}

START_TEST(each_field_of_a_table_has_its_type_and_what_holds_of_its_cells)
{
	static const char *const cases[][3] = {
		{"lights", "id",
			"{\"name\":\"id\",\"type\":\"string\",\"constraints\":{\"required\":true,"
			"\"unique\":true,\"pattern\":\"^[a-z0-9-]+$\"}}"},
		/* a text that is not null may be empty, which is the same in a cell */
		{"keepers", "name", "{\"name\":\"name\",\"type\":\"string\",\"constraints\":{}}"},
		{"lights", "kind",
			"{\"name\":\"kind\",\"type\":\"string\",\"constraints\":{\"required\":true,"
			"\"enum\":[\"offshore\",\"pier\",\"shore\"]}}"},
		{"lights", "height", "{\"name\":\"height\",\"type\":\"number\",\"constraints\":{}}"},
		{"lights", "floors", "{\"name\":\"floors\",\"type\":\"integer\",\"constraints\":{}}"},
		{"lights", "lit", "{\"name\":\"lit\",\"type\":\"date\",\"constraints\":{}}"},
		{"lights", "automatic", "{\"name\":\"automatic\",\"type\":\"boolean\",\"constraints\":{}}"},
		{"lights", "colours",
			"{\"name\":\"colours\",\"type\":\"list\",\"delimiter\":\"; \",\"constraints\":{}}"},
	};
	struct catalog *catalog = catalogs_lights();
	json_t *package = package_of(catalog);
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *text = field_of(package, cases[i][0], cases[i][1]);
		ck_assert_str_eq(text, cases[i][2]);
		free(text);
	}
	json_decref(package);
	catalog_destroy(catalog);
}

START_TEST(a_table_says_where_it_is_and_its_keys)
{
	struct catalog *catalog = catalogs_lights();
	json_t *package = package_of(catalog);
	json_t *lights = resource_of(package, "lights"), *schema = at(lights, "schema", NULL);
	ck_assert_str_eq(text_at(lights, "path"), "v1/lights.csv");
	ck_assert_ptr_null(named(at(schema, "fields", NULL), "keeper")); /* of items alone */
	char *keys = json_dumps(at(schema, "foreignKeys", NULL), JSON_COMPACT);
	ck_assert_str_eq(keys,
		"[{\"fields\":[\"keeper_id\"],\"reference\":{\"fields\":[\"id\"],\"resource\":\"keepers\"}}]");
	free(keys);
	keys = json_dumps(at(schema, "primaryKey", NULL), JSON_COMPACT);
	ck_assert_str_eq(keys, "[\"id\"]");
	free(keys);
	ck_assert_ptr_null(
		json_object_get(at(resource_of(package, "keepers"), "schema", NULL), "foreignKeys"));
	json_decref(package);
	catalog_destroy(catalog);
}

START_TEST(the_package_says_its_home_where_the_origin_is_known)
{
	struct catalog *catalog = catalogs_lights();
	json_t *package = package_of(catalog);
	ck_assert_str_eq(text_at(package, "name"), "lights");
	ck_assert_str_eq(text_at(package, "version"), "1.2.3");
	ck_assert_str_eq(text_at(package, "created"), "2024-05-06T00:00:00Z");
	ck_assert_ptr_null(json_object_get(package, "homepage"));
	json_decref(package);
	origin_set("https://lights.example");
	package = package_of(catalog);
	origin_set("");
	ck_assert_str_eq(text_at(package, "homepage"), "https://lights.example/");
	json_decref(package);
	catalog_destroy(catalog);
}

SUITE("datapackage", each_field_of_a_table_has_its_type_and_what_holds_of_its_cells,
	a_table_says_where_it_is_and_its_keys, the_package_says_its_home_where_the_origin_is_known)
