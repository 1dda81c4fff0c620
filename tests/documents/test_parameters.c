#include "suite.h"

#include "catalogs.h"
#include "documents/parameters.h"
#include "query/operand.h"
#include "query/parameter.h"
#include "json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct catalog *catalog;

static void load(void)
{
	catalog = catalogs_lights();
}

/* The arguments of a collection of the fixture, of which nothing is borrowed. */
static json_t *collection(const char *name)
{
	load();
	json_t *arguments = parameters_of_collection(catalog_resource(catalog, name));
	catalog_destroy(catalog);
	ck_assert_ptr_nonnull(arguments);
	return arguments;
}

static void assert_filters(const struct resource *resource)
{
	json_t *arguments = parameters_of_collection(resource);
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		for (int op = 0; op < OPERATOR_COUNT; op++) {
			char name[64];
			bool wanted = field->filterable && operand_allows(field, (enum op)op), equal = op == 0;
			snprintf(name, sizeof name, "%s%s%s", field->name, equal ? "" : "__",
				equal ? "" : operator_name((enum op)op));
			ck_assert_msg(!named(arguments, name) == !wanted, "%s", name);
		}
	}
	json_decref(arguments);
}

START_TEST(a_filter_is_a_parameter_just_where_the_parser_allows_it)
{
	load();
	for (size_t i = 0; i < catalog->resource_count; i++)
		assert_filters(&catalog->resources[i]);
	catalog_destroy(catalog);
}

START_TEST(a_filter_is_typed_by_field_and_operator)
{
	static const struct {
		const char *name, *schema, *example;
		int explode; /* -1 where it is not an array */
	} cases[] = {
#define MANY(items) "{\"type\":\"array\",\"items\":" items ",\"minItems\":1,\"maxItems\":64}"
#define KINDS "{\"type\":\"string\",\"enum\":[\"offshore\",\"pier\",\"shore\"]}"
		{"kind", MANY(KINDS), "[\"shore\"]", 0},
		{"kind__ne", MANY(KINDS), "[\"shore\"]", 0},
		{"kind__isnull", "{\"type\":\"boolean\"}", "false", -1},
		{"floors", MANY("{\"type\":\"integer\",\"format\":\"int64\"}"), "[3]", 0},
		{"floors__lt", "{\"type\":\"integer\",\"format\":\"int64\"}", "3", -1},
		{"height__gte", "{\"type\":\"number\"}", "100", -1},
		{"lit", MANY("{\"type\":\"string\",\"format\":\"date\"}"), "[\"1811-02-01\"]", 0},
		{"lit__lte", "{\"type\":\"string\",\"format\":\"date\"}", "\"1811-02-01\"", -1},
		{"lit__prefix", MANY("{\"type\":\"string\",\"minLength\":1}"), "[\"1811-02-01\"]", 1},
		{"automatic", MANY("{\"type\":\"boolean\"}"), "[false]", 0},
		{"name_en", MANY("{\"type\":\"string\",\"minLength\":1,\"pattern\":\"^[^,]+$\"}"),
			"[\"Pharos of Alexandria\"]", 0},
		{"name_en__gt", "{\"type\":\"string\",\"minLength\":1}", "\"Pharos of Alexandria\"", -1},
		{"name_zh__contains", MANY("{\"type\":\"string\",\"minLength\":1}"), "[\"亚历山大灯塔\"]",
			1},
		{"colours", MANY("{\"type\":\"string\",\"minLength\":1,\"pattern\":\"^[^,]+$\"}"),
			"[\"white\"]", 0},
	};
	json_t *arguments = collection("lights");
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *found = named(arguments, cases[i].name);
		ck_assert_msg(found != NULL, "%s", cases[i].name);
		assert_json(at(found, "schema", NULL), cases[i].schema);
		assert_json(at(found, "example", NULL), cases[i].example);
		const json_t *explode = json_object_get(found, "explode");
		ck_assert_int_eq(explode ? json_is_true(explode) : -1, cases[i].explode);
	}
	json_decref(arguments);
}

START_TEST(a_value_with_a_comma_is_no_example_of_equality)
{
	json_t *arguments = collection("keepers");
	ck_assert_ptr_null(json_object_get(named(arguments, "name"), "example"));
	ck_assert_ptr_null(json_object_get(named(arguments, "name__ne"), "example"));
	assert_json(at(named(arguments, "name__gt"), "example", NULL), "\"Darling, Grace\"");
	assert_json(at(named(arguments, "name__prefix"), "example", NULL), "[\"Darling, Grace\"]");
	json_decref(arguments);
}

START_TEST(the_other_parameters_stand_where_they_are_known)
{
	static const struct {
		const char *name;
		int known_in;
	} cases[] = {
#define X(name, known_in, example, en, zh) {#name, known_in},
		PARAMETERS(X)
#undef X
	};
	load();
	json_t *rows = parameters_of_collection(&catalog->resources[1]);
	json_t *item = parameters_of_item(&catalog->resources[1]);
	json_t *search = parameters_of_search(catalog);
	catalog_destroy(catalog);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *name = cases[i].name;
		int known_in = (named(rows, name) ? IN_COLLECTIONS : 0) |
			(named(item, name) ? IN_ITEMS : 0) | (named(search, name) ? IN_SEARCH : 0);
		ck_assert_msg(known_in == (cases[i].known_in & ~LISTS_NAMES), "%s", name);
	}
	ck_assert(json_is_true(at(named(search, "q"), "required", NULL)));
	ck_assert_ptr_null(json_object_get(named(rows, "q"), "required"));
	json_decref(search);
	json_decref(item);
	json_decref(rows);
}

START_TEST(an_item_takes_its_key_in_the_path)
{
	load();
	json_t *arguments = parameters_of_item(&catalog->resources[1]);
	catalog_destroy(catalog);
	assert_json(json_array_get(arguments, 0),
		"{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"},"
		"\"example\":\"alexandria\",\"description\":\"Id\"}");
	json_decref(arguments);
}

START_TEST(a_search_is_narrowed_to_resources)
{
	load();
	json_t *arguments = parameters_of_search(catalog);
	catalog_destroy(catalog);
	assert_json(at(named(arguments, "type"), "schema", "items", "enum", NULL),
		"[\"keepers\",\"lights\",\"wrecks\"]");
	json_decref(arguments);
}

START_TEST(the_other_parameters_are_typed)
{
	static const struct {
		const char *name, *schema;
	} cases[] = {
		{"limit", "{\"type\":\"integer\",\"minimum\":1,\"maximum\":1000,\"default\":50}"},
		{"format", "{\"type\":\"string\",\"enum\":[\"json\",\"csv\",\"ndjson\"]}"},
		{"bom", "{\"type\":\"integer\",\"enum\":[0,1]}"},
		{"q", "{\"type\":\"string\",\"minLength\":1,\"maxLength\":200}"},
		{"include",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"lights\"]},"
			"\"minItems\":1,\"uniqueItems\":true,\"maxItems\":8}"},
		{"sort",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"id\",\"name\",\"-id\","
			"\"-name\"]},\"minItems\":1,\"uniqueItems\":true,\"maxItems\":8}"},
		{"fields",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"id\",\"name\"]},"
			"\"minItems\":1,\"uniqueItems\":true}"},
	};
	json_t *arguments = collection("keepers");
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_json(at(named(arguments, cases[i].name), "schema", NULL), cases[i].schema);
	json_decref(arguments);
}

START_TEST(a_parameter_that_could_take_no_value_is_left_out)
{
	json_t *arguments = collection("wrecks");
	ck_assert_ptr_null(named(arguments, "include"));
	ck_assert_ptr_null(named(arguments, "facet"));
	ck_assert_ptr_nonnull(named(arguments, "sort"));
	json_decref(arguments);
}

START_TEST(a_field_that_bears_a_parameters_name_leaves_it_alone)
{
	json_t *arguments = parameters_of_collection(&hostile_resources[0]), *found;
	size_t i, count = 0;
	json_array_foreach(arguments, i, found) count += strcmp(text_at(found, "name"), "limit") == 0;
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(text_at(at(named(arguments, "limit"), "schema", NULL), "type"), "integer");
	ck_assert_ptr_nonnull(named(arguments, "limit__ne"));
	json_decref(arguments);
}

START_TEST(every_parameter_is_explained_in_both_languages)
{
	json_t *arguments = collection("lights"), *found;
	size_t i;
	json_array_foreach(arguments, i, found)
	{
		ck_assert_uint_gt(strlen(text_at(found, "description")), 0);
		ck_assert_uint_gt(strlen(text_at(found, "x-description-zh")), 0);
	}
	ck_assert_str_eq(
		text_at(named(arguments, "lit__gte"), "description"), "First lit: at least this");
	ck_assert_str_eq(text_at(named(arguments, "lit__gte"), "x-description-zh"), "启用：不小于此值");
	json_decref(arguments);
}

SUITE("arguments", a_filter_is_a_parameter_just_where_the_parser_allows_it,
	a_filter_is_typed_by_field_and_operator, a_value_with_a_comma_is_no_example_of_equality,
	the_other_parameters_stand_where_they_are_known, an_item_takes_its_key_in_the_path,
	a_search_is_narrowed_to_resources, the_other_parameters_are_typed,
	a_parameter_that_could_take_no_value_is_left_out,
	a_field_that_bears_a_parameters_name_leaves_it_alone,
	every_parameter_is_explained_in_both_languages)
