#include "suite.h"

#include "catalogs.h"
#include "documents/schema.h"
#include "json.h"

#include <jansson.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The fixture's; the catalog goes, so that nothing in them can be borrowed. */
static json_t *lights_schemas(void)
{
	struct catalog *catalog = catalogs_lights();
	json_t *schemas = schema_components(catalog);
	catalog_destroy(catalog);
	ck_assert_ptr_nonnull(schemas);
	return schemas;
}

START_TEST(a_field_is_a_schema_in_both_languages)
{
	static const char *const cases[][2] = {
		{"kind",
			"{\"type\":\"string\",\"enum\":[\"offshore\",\"pier\",\"shore\"],\"examples\":"
			"[\"shore\"],\"title\":\"Kind\",\"description\":\"Kind of tower\",\"x-title-zh\":"
			"\"类别\",\"x-description-zh\":\"类别\"}"},
		{"height",
			"{\"type\":[\"number\",\"null\"],\"examples\":[100],\"title\":\"Height\","
			"\"description\":\"Height of the tower\",\"x-title-zh\":\"高度\",\"x-description-zh\":"
			"\"高度\",\"x-unit\":\"metre\"}"},
		{"lit",
			"{\"type\":[\"string\",\"null\"],\"format\":\"date\",\"examples\":[\"1811-02-01\"],"
			"\"title\":\"First lit\",\"description\":\"When it was first lit\",\"x-title-zh\":"
			"\"启用\",\"x-description-zh\":\"启用日期\"}"},
		{"keeper_id",
			"{\"type\":[\"string\",\"null\"],\"pattern\":\"^[a-z0-9-]+$\",\"examples\":[\"ida\"],"
			"\"title\":\"Keeper\",\"description\":\"Who keeps it\",\"x-title-zh\":\"守塔人\","
			"\"x-description-zh\":\"守塔人\",\"x-ref\":\"keepers\"}"},
		{"colours",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"examples\":[[\"white\"]],"
			"\"title\":\"Colours\",\"description\":\"Colours of the light\",\"x-title-zh\":"
			"\"颜色\",\"x-description-zh\":\"颜色\"}"},
		{"keeper",
			"{\"title\":\"Keeper\",\"description\":\"Who keeps it\",\"x-title-zh\":\"守塔人\","
			"\"x-description-zh\":\"守塔人\"}"},
	};
	json_t *schemas = lights_schemas(), *properties = at(schemas, "lights", "properties", NULL);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_json(at(properties, cases[i][0], NULL), cases[i][1]);
	json_decref(schemas);
}

START_TEST(a_null_is_among_the_words_of_a_field_that_can_be_null)
{
	json_t *schemas = schema_components(&hostile);
	json_t *kind = at(schemas, "things", "properties", "kind", NULL);
	assert_json(at(kind, "type", NULL), "[\"string\",\"null\"]");
	ck_assert_uint_eq(json_array_size(at(kind, "enum", NULL)), 3);
	ck_assert(json_is_null(json_array_get(at(kind, "enum", NULL), 2)));
	ck_assert_str_eq(json_string_value(json_array_get(at(kind, "enum", NULL), 0)), HOSTILE);
	ck_assert_str_eq(text_at(kind, "title"), HOSTILE);
	json_decref(schemas);
}

START_TEST(only_the_whole_item_requires_its_fields)
{
	json_t *schemas = lights_schemas();
	ck_assert_ptr_null(json_object_get(at(schemas, "lights", NULL), "required"));
	assert_json(at(schemas, "keepers-item", "required", NULL), "[\"id\",\"name\"]");
	assert_json(at(schemas, "lights-document", "properties", "data", NULL),
		"{\"anyOf\":[{\"$ref\":\"#/components/schemas/lights-item\"},"
		"{\"$ref\":\"#/components/schemas/lights\"}]}");
	assert_json(at(schemas, "lights-collection", "properties", "data", NULL),
		"{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/lights\"}}");
	json_decref(schemas);
}

START_TEST(relations_are_members_that_may_be_missing)
{
	struct catalog *catalog = catalogs_lights();
	struct resource *wrecks = &catalog->resources[2];
	struct relation relations[] = {
		{"light", RELATION_ONE, &catalog->resources[1], NULL},
		{"keepers", RELATION_LIST, &catalog->resources[0], NULL},
	};
	wrecks->relations = relations;
	wrecks->relation_count = 2;
	json_t *schemas = schema_components(catalog);
	assert_json(at(schemas, "wrecks", "properties", "light", NULL),
		"{\"anyOf\":[{\"$ref\":\"#/components/schemas/lights\"},{\"type\":\"null\"}]}");
	assert_json(at(schemas, "wrecks", "properties", "keepers", NULL),
		"{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/keepers\"}}");
	assert_json(at(schemas, "keepers", "properties", "lights", "properties", "data", NULL),
		"{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/lights\"}}");
	json_decref(schemas);
	catalog_destroy(catalog);
}

START_TEST(an_example_is_typed)
{
	static const struct {
		struct field field;
		const char *example;
	} cases[] = {
		{{.type = FIELD_TEXT, .example = "12"}, "\"12\""},
		{{.type = FIELD_LIST, .example = "12"}, "\"12\""},
		{{.type = FIELD_INTEGER, .example = "-12"}, "-12"},
		{{.type = FIELD_NUMBER, .example = "12"}, "12"},
		{{.type = FIELD_NUMBER, .example = "0.5"}, "0.5"},
		{{.type = FIELD_BOOLEAN, .example = "true"}, "true"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *example = schema_example(&cases[i].field);
		assert_json(example, cases[i].example);
		json_decref(example);
	}
	static const struct field none = {.type = FIELD_NUMBER},
							  odd = {.type = FIELD_NUMBER, .example = "inf"};
	ck_assert_ptr_null(schema_example(&none));
	ck_assert_ptr_null(schema_example(&odd));
}

START_TEST(a_hit_names_a_resource)
{
	json_t *schemas = lights_schemas();
	assert_json(at(schemas, "Hit", "properties", "resource", "enum", NULL),
		"[\"keepers\",\"lights\",\"wrecks\"]");
	json_decref(schemas);
}

START_TEST(the_problem_knows_every_type)
{
	static const char *const types[] = {
#define X(code, status, slug, title) "/docs#" slug,
		ERRORS(X)
#undef X
	};
	json_t *schemas = lights_schemas(), *type = at(schemas, "Problem", "properties", "type", NULL);
	ck_assert_uint_eq(json_array_size(at(type, "enum", NULL)), COUNT(types));
	for (size_t i = 0; i < COUNT(types); i++)
		ck_assert_str_eq(json_string_value(json_array_get(at(type, "enum", NULL), i)), types[i]);
	json_decref(schemas);
}

START_TEST(a_text_that_is_no_utf8_makes_no_schema)
{
	struct field fields[] = {{.name = "id", .title_en = "\xFF"}};
	struct resource resource = {.name = "things", .fields = fields, .field_count = 1};
	struct catalog catalog = bare;
	catalog.resources = &resource;
	catalog.resource_count = 1;
	ck_assert_ptr_null(schema_components(&catalog));
	fields[0].title_en = "id";
	json_t *schemas = schema_components(&catalog);
	ck_assert_ptr_nonnull(schemas);
	json_decref(schemas);
}

SUITE("schema", a_field_is_a_schema_in_both_languages,
	a_null_is_among_the_words_of_a_field_that_can_be_null, only_the_whole_item_requires_its_fields,
	relations_are_members_that_may_be_missing, an_example_is_typed, a_hit_names_a_resource,
	the_problem_knows_every_type, a_text_that_is_no_utf8_makes_no_schema)
