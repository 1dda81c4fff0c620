#include "suite.h"

#include "catalogs.h"
#include "documents/parameters.h"
#include "query/parameter.h"
#include "json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

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
		bool in_words = strcmp(name, "format") == 0 || strcmp(name, "bom") == 0 ||
			strcmp(name, "safe") == 0 || strcmp(name, "group") == 0 ||
			strcmp(name, "aggregate") == 0;
		int known_in = (named(rows, name) ? IN_COLLECTIONS : 0) |
			(named(item, name) ? IN_ITEMS : 0) | (named(search, name) ? IN_SEARCH : 0);
		ck_assert_msg(known_in ==
				(in_words ? 0 : cases[i].known_in & (IN_COLLECTIONS | IN_ITEMS | IN_SEARCH)),
			"%s", name);
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
		"{\"name\":\"id\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}");
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
		{"limit", "{\"type\":\"integer\",\"minimum\":0,\"maximum\":1000,\"default\":50}"},
		{"q", "{\"type\":\"string\",\"minLength\":1,\"maxLength\":200}"},
		{"include",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"lights\"]},"
			"\"uniqueItems\":true,\"maxItems\":8}"},
		{"sort",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"id\",\"name\",\"-id\","
			"\"-name\",\"relevance\"]},\"uniqueItems\":true,\"maxItems\":8}"},
		{"fields",
			"{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"id\",\"name\"]}}"},
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

START_TEST(what_one_format_takes_stands_at_its_address)
{
	static const struct {
		enum format format;
		const char *names;
	} cases[] = {
		{FORMAT_CSV, "resource q sort limit cursor fields labels safe bom "},
		{FORMAT_NDJSON, "resource q sort limit cursor fields labels "},
	};
	load();
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *arguments = parameters_of_format(catalog, cases[i].format), *found;
		char names[256] = "";
		size_t k;
		json_array_foreach(arguments, k, found) strcat(strcat(names, text_at(found, "name")), " ");
		ck_assert_str_eq(names, cases[i].names);
		assert_json(at(json_array_get(arguments, 0), "schema", "enum", NULL),
			"[\"keepers\",\"lights\",\"wrecks\"]");
		json_decref(arguments);
	}
	catalog_destroy(catalog);
}

START_TEST(groups_are_of_any_resource_by_what_is_asked)
{
	load();
	json_t *arguments = parameters_of_groups(catalog), *found;
	char names[256] = "";
	size_t i;
	json_array_foreach(arguments, i, found) strcat(strcat(names, text_at(found, "name")), " ");
	ck_assert_str_eq(names, "resource group aggregate q sort limit cursor fields labels ");
	ck_assert(json_is_true(at(named(arguments, "group"), "required", NULL)));
	assert_json(at(named(arguments, "group"), "example", NULL), "[\"id\"]");
	json_decref(arguments);
	catalog_destroy(catalog);
}

SUITE("parameters", the_other_parameters_stand_where_they_are_known,
	an_item_takes_its_key_in_the_path, a_search_is_narrowed_to_resources,
	the_other_parameters_are_typed, a_parameter_that_could_take_no_value_is_left_out,
	a_field_that_bears_a_parameters_name_leaves_it_alone,
	what_one_format_takes_stands_at_its_address, groups_are_of_any_resource_by_what_is_asked)
