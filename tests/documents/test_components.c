#include "suite.h"

#include "catalogs.h"
#include "documents/components.h"
#include "json.h"

#include <jansson.h>
#include <string.h>

/* The fixture's; the catalog goes, so that nothing in them can be borrowed. */
static json_t *lights_schemas(void)
{
	struct catalog *catalog = catalogs_lights();
	json_t *schemas = components_schemas(catalog);
	catalog_destroy(catalog);
	ck_assert_ptr_nonnull(schemas);
	return schemas;
}

START_TEST(a_field_is_a_schema)
{
	static const char *const cases[][2] = {
		{"kind", "{\"$ref\":\"#/components/schemas/Kind\",\"description\":\"Kind of tower\"}"},
		{"height",
			"{\"type\":[\"number\",\"null\"],\"description\":\"Height of the tower\","
			"\"x-unit\":\"metre\"}"},
		{"lit",
			"{\"type\":[\"string\",\"null\"],\"format\":\"date\",\"description\":"
			"\"When it was first lit\"}"},
		{"keeper_id",
			"{\"type\":[\"string\",\"null\"],\"pattern\":\"^[a-z0-9-]+$\","
			"\"description\":\"Who keeps it\",\"x-ref\":\"keepers\"}"},
		{"colours",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"description\":"
			"\"Colours of the light\"}"},
	};
	json_t *schemas = lights_schemas(), *properties = at(schemas, "Light", "properties", NULL);
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_json(at(properties, cases[i][0], NULL), cases[i][1]);
	ck_assert_ptr_null(json_object_get(properties, "keeper"));
	assert_json(at(schemas, "Kind", NULL),
		"{\"type\":\"string\",\"enum\":[\"offshore\",\"pier\",\"shore\"]}");
	json_decref(schemas);
}

START_TEST(a_word_that_can_be_null_is_one_or_null)
{
	json_t *schemas = components_schemas(&hostile);
	json_t *kind = at(schemas, "Thing", "properties", "kind", NULL);
	assert_json(
		at(kind, "anyOf", NULL), "[{\"$ref\":\"#/components/schemas/Kind\"},{\"type\":\"null\"}]");
	ck_assert_str_eq(text_at(kind, "description"), HOSTILE);
	ck_assert_uint_eq(json_array_size(at(schemas, "Kind", "enum", NULL)), 2);
	assert_json(at(schemas, "Thing", "properties", "bare", NULL), "{\"description\":\"灯\"}");
	json_decref(schemas);
}

START_TEST(members_that_are_always_there_are_required)
{
	json_t *schemas = lights_schemas();
	assert_json(at(schemas, "Keeper", "required", NULL), "[\"id\",\"name\"]");
	json_t *properties = at(schemas, "Light", "properties", NULL);
	/* all but the name beside the reference, which labels= asks for */
	ck_assert_uint_eq(
		json_array_size(at(schemas, "Light", "required", NULL)), json_object_size(properties) - 1);
	assert_json(at(properties, "keeper_name", NULL), "{\"type\":[\"string\",\"null\"]}");
	assert_json(at(schemas, "LightRow", "allOf", NULL),
		"[{\"$ref\":\"#/components/schemas/Light\"},{\"type\":\"object\",\"properties\":{"
		"\"keeper\":{\"anyOf\":[{\"$ref\":\"#/components/schemas/KeeperCard\"},{\"type\":\"null\"}],"
		"\"description\":\"Who keeps it\"}}}]");
	json_decref(schemas);
}

/* What an answer holds beside that which is alike in all of its kind. */
static json_t *data_of(json_t *schemas, const char *answer)
{
	json_t *parts = at(schemas, answer, "allOf", NULL);
	return at(json_array_get(parts, 1), "properties", "data", NULL);
}

START_TEST(an_envelope_holds_rows_or_an_item)
{
	json_t *schemas = lights_schemas();
	assert_json(
		data_of(schemas, "LightDocument"), "{\"$ref\":\"#/components/schemas/LightDetail\"}");
	assert_json(data_of(schemas, "LightPage"),
		"{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/LightRow\"}}");
	assert_json(data_of(schemas, "WreckDocument"), "{\"$ref\":\"#/components/schemas/Wreck\"}");
	assert_json(data_of(schemas, "WreckPage"),
		"{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Wreck\"}}");
	ck_assert_ptr_null(json_object_get(schemas, "WreckRow"));
	ck_assert_ptr_null(json_object_get(schemas, "WreckRelated"));
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
	json_t *schemas = components_schemas(catalog);
	assert_json(at(schemas, "WreckRow", NULL),
		"{\"allOf\":[{\"$ref\":\"#/components/schemas/Wreck\"},{\"type\":\"object\",\"properties\":"
		"{\"light\":{\"anyOf\":[{\"$ref\":\"#/components/schemas/Light\"},{\"type\":\"null\"}]},"
		"\"keepers\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Keeper\"}}}}]}");
	json_t *more = json_array_get(at(schemas, "KeeperRow", "allOf", NULL), 1);
	assert_json(
		at(more, "properties", "lights", NULL), "{\"$ref\":\"#/components/schemas/LightRelated\"}");
	assert_json(data_of(schemas, "LightRelated"),
		"{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Light\"}}");
	json_decref(schemas);
	catalog_destroy(catalog);
}

/* Whether a `$ref` below leads to a component that is being visited already. */
static bool is_circular(json_t *schemas, json_t *json, json_t *visited)
{
	const char *name;
	json_t *value;
	size_t i;
	json_array_foreach(json, i, value) if (is_circular(schemas, value, visited)) return true;
	json_object_foreach(json, name, value)
	{
		const char *path = strcmp(name, "$ref") == 0 ? json_string_value(value) : NULL;
		if (!path) {
			if (is_circular(schemas, value, visited))
				return true;
			continue;
		}
		const char *component = strrchr(path, '/') + 1;
		if (json_object_get(visited, component))
			return true;
		json_object_set_new(visited, component, json_true());
		bool circular = is_circular(schemas, at(schemas, component, NULL), visited);
		json_object_del(visited, component);
		if (circular)
			return true;
	}
	return false;
}

START_TEST(no_component_leads_back_to_itself)
{
	json_t *schemas = lights_schemas(), *visited = json_object();
	ck_assert(!is_circular(schemas, schemas, visited));
	json_object_set_new(at(schemas, "Light", "properties", NULL), "page",
		json_pack("{s:s}", "$ref", "#/components/schemas/LightPage"));
	ck_assert(is_circular(schemas, schemas, visited));
	json_decref(visited);
	json_decref(schemas);
}

START_TEST(a_text_that_is_no_utf8_makes_no_schema)
{
	struct field fields[] = {{.name = "id", .description_en = "\xFF"}};
	struct resource resource = {
		.name = "things", .singular = "thing", .fields = fields, .field_count = 1};
	struct catalog catalog = bare;
	catalog.resources = &resource;
	catalog.resource_count = 1;
	ck_assert_ptr_null(components_schemas(&catalog));
	fields[0].description_en = "id";
	json_t *schemas = components_schemas(&catalog);
	ck_assert_ptr_nonnull(schemas);
	json_decref(schemas);
}

SUITE("components", a_field_is_a_schema, a_word_that_can_be_null_is_one_or_null,
	members_that_are_always_there_are_required, an_envelope_holds_rows_or_an_item,
	relations_are_members_that_may_be_missing, no_component_leads_back_to_itself,
	a_text_that_is_no_utf8_makes_no_schema)
