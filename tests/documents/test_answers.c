#include "suite.h"

#include "catalogs.h"
#include "documents/answers.h"
#include "json.h"

#include <jansson.h>

static json_t *lights_answers(void)
{
	struct catalog *catalog = catalogs_lights();
	json_t *schemas = json_object();
	answers_set(&schemas, catalog);
	catalog_destroy(catalog);
	ck_assert_ptr_nonnull(schemas);
	return schemas;
}

START_TEST(a_hit_names_a_resource)
{
	json_t *schemas = lights_answers();
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
	json_t *schemas = lights_answers(), *type = at(schemas, "Problem", "properties", "type", NULL);
	ck_assert_uint_eq(json_array_size(at(type, "enum", NULL)), COUNT(types));
	for (size_t i = 0; i < COUNT(types); i++)
		ck_assert_str_eq(json_string_value(json_array_get(at(type, "enum", NULL), i)), types[i]);
	json_decref(schemas);
}

START_TEST(what_the_dataset_says_of_itself_has_its_shape)
{
	json_t *schemas = lights_answers();
	json_t *data = at(schemas, "DatasetDocument", "properties", "data", NULL);
	json_t *more = json_array_get(at(data, "allOf", NULL), 1);
	assert_json(at(more, "properties", "citation", NULL),
		"{\"type\":\"object\",\"properties\":{\"plain\":{\"type\":\"string\"}},\"required\":"
		"[\"plain\"]}");
	json_decref(schemas);
}

START_TEST(an_envelope_has_what_it_is_given)
{
	static const struct {
		json_t *(*of)(json_t *);
		const char *any, *data;
	} cases[] = {
		{answers_page, "AnyPage", "{\"type\":\"array\",\"items\":{}}"},
		{answers_item, "AnyItem", "{}"},
		{answers_related, "AnyRelated", "{\"type\":\"array\",\"items\":{}}"},
	};
	struct catalog *catalog = catalogs_lights();
	json_t *schemas = json_object();
	answers_set(&schemas, catalog);
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *answer = cases[i].of(json_object()), *parts = at(answer, "allOf", NULL);
		char any[64];
		snprintf(any, sizeof any, "{\"$ref\":\"#/components/schemas/%s\"}", cases[i].any);
		assert_json(json_array_get(parts, 0), any);
		assert_json(at(json_array_get(parts, 1), "properties", "data", NULL), cases[i].data);
		assert_json(at(schemas, cases[i].any, "required", NULL), "[\"links\",\"meta\"]");
		json_decref(answer);
		ck_assert_ptr_null(cases[i].of(NULL));
	}
	json_decref(schemas);
	catalog_destroy(catalog);
}

SUITE("answers", a_hit_names_a_resource, the_problem_knows_every_type,
	what_the_dataset_says_of_itself_has_its_shape, an_envelope_has_what_it_is_given)
