#include "suite.h"

#include "catalogs.h"
#include "documents/schema.h"
#include "json.h"

#include <jansson.h>

static void assert_schema(json_t *schema, const char *wanted)
{
	assert_json(schema, wanted);
	json_decref(schema);
}

START_TEST(a_name_is_that_of_a_type)
{
	static const struct {
		const char *name, *suffix, *wanted;
	} cases[] = {
		{"facts", "", "Facts"},
		{"new_towns", "", "NewTowns"},
		{"new_town", "Page", "NewTownPage"},
		{"a__b_", "", "AB"},
		{"x2_y", "", "X2Y"},
		{"", "", ""},
		{"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk", "Document",
			"AbcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkDocument"},
	};
	char name[SCHEMA_NAME_SIZE];
	for (size_t i = 0; i < COUNT(cases); i++) {
		schema_name(cases[i].name, cases[i].suffix, name);
		ck_assert_str_eq(name, cases[i].wanted);
	}
}

START_TEST(a_value_is_typed_by_its_field)
{
	static const char *words[] = {"pier", "shore"};
	static const struct {
		struct field field;
		const char *schema;
	} cases[] = {
		{{.type = FIELD_TEXT}, "{\"type\":\"string\"}"},
		{{.type = FIELD_LIST}, "{\"type\":\"string\"}"},
		{{.type = FIELD_TEXT, .format = "date"}, "{\"type\":\"string\",\"format\":\"date\"}"},
		{{.type = FIELD_TEXT, .vocabulary = "tower_kind", .words = {words, 2}},
			"{\"$ref\":\"#/components/schemas/TowerKind\"}"},
		{{.type = FIELD_TEXT, .vocabulary = "empty"}, "{\"type\":\"string\"}"},
		{{.type = FIELD_INTEGER}, "{\"type\":\"integer\"}"},
		{{.type = FIELD_NUMBER}, "{\"type\":\"number\"}"},
		{{.type = FIELD_BOOLEAN}, "{\"type\":\"boolean\"}"},
		{{.type = FIELD_JSON}, "{}"},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_schema(schema_value(&cases[i].field), cases[i].schema);
}

START_TEST(an_object_requires_what_is_always_there)
{
	json_t *object = schema_object();
	schema_set_member(&object, "a", schema_type("string"), false);
	assert_json(object, "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");
	schema_set_member(&object, "b", schema_nullable("number"), true);
	schema_set_member(&object, "c", schema_ref("C"), true);
	assert_schema(object,
		"{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":"
		"[\"number\",\"null\"]},\"c\":{\"$ref\":\"#/components/schemas/C\"}},\"required\":"
		"[\"b\",\"c\"]}");
}

START_TEST(what_has_no_schema_makes_no_object)
{
	json_t *object = schema_object();
	schema_set_member(&object, "a", NULL, true);
	ck_assert_ptr_null(object);
	schema_set_member(&object, "b", schema_type("string"), true);
	ck_assert_ptr_null(object);
	ck_assert_ptr_null(schema_object_of("a", schema_type("string"), "b", NULL, NULL));
	ck_assert_ptr_null(schema_all_of(schema_ref("A"), NULL));
}

START_TEST(a_shape_refers_to_components)
{
	struct named_json shapes[] = {
		{"cards", "{\"type\":\"array\",\"items\":{\"$ref\":\"key_card\"}}"},
		{"deep",
			"{\"anyOf\":[{\"$ref\":\"kind\"},{\"type\":\"null\"}],\"x\":{\"$ref\":\"cards\"}}"},
		{"broken", "{"}, {"odd", "{\"$ref\":1}"}};
	struct catalog catalog = {.shapes = shapes, .shape_count = COUNT(shapes)};
	assert_schema(schema_shape(&catalog, "cards"),
		"{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/KeyCard\"}}");
	assert_schema(schema_shape(&catalog, "deep"),
		"{\"anyOf\":[{\"$ref\":\"#/components/schemas/Kind\"},{\"type\":\"null\"}],\"x\":{\"$ref\":"
		"\"#/components/schemas/Cards\"}}");
	assert_schema(schema_shape(&catalog, "none"), "{}");
	assert_schema(schema_shape(&catalog, "odd"), "{\"$ref\":1}");
	ck_assert_ptr_null(schema_shape(&catalog, "broken"));
}

SUITE("schema", a_name_is_that_of_a_type, a_value_is_typed_by_its_field,
	an_object_requires_what_is_always_there, what_has_no_schema_makes_no_object,
	a_shape_refers_to_components)
