#include "suite.h"

#include "catalogs.h"
#include "documents/answers.h"
#include "json.h"

#include <jansson.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

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
	json_t *page = answers_page(json_object()), *item = answers_item(json_object());
	assert_json(at(page, "properties", "data", NULL), "{\"type\":\"array\",\"items\":{}}");
	assert_json(at(page, "required", NULL), "[\"data\",\"links\",\"meta\"]");
	assert_json(at(item, "properties", "data", NULL), "{}");
	json_decref(item);
	json_decref(page);
	ck_assert_ptr_null(answers_page(NULL));
	ck_assert_ptr_null(answers_item(NULL));
}

SUITE("answers", a_hit_names_a_resource, the_problem_knows_every_type,
	what_the_dataset_says_of_itself_has_its_shape, an_envelope_has_what_it_is_given)
