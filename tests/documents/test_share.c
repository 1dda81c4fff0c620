#include "suite.h"

#include "documents/share.h"
#include "json.h"

#include <jansson.h>
#include <stdio.h>

/* Shares what is in the paths; both as text. */
static void assert_shared(const char *paths, const char *left, const char *components)
{
	json_t *tree = json_loads(paths, JSON_REJECT_DUPLICATES, NULL);
	ck_assert_ptr_nonnull(tree);
	json_t *shared = share_parameters(tree);
	assert_json(tree, left);
	assert_json(shared, components);
	json_decref(shared);
	json_decref(tree);
}

#define ON(tag, parameters) "{\"get\":{\"tags\":[\"" tag "\"],\"parameters\":[" parameters "]}}"
#define LONG                                                                                            \
	"\"description\":\"This is said at such length that it is worth a component, even where it stands " \
	"only twice.\""
#define A "{\"name\":\"a\"," LONG "}"
#define B "{\"name\":\"b\"," LONG "}"
#define OTHER "{\"name\":\"a\",\"x\":1," LONG "}"
#define THIRD "{\"name\":\"a\",\"x\":2," LONG "}"
#define KEY "{\"name\":\"a\",\"in\":\"path\"," LONG "}"
#define SHORT "{\"name\":\"s\"}"
#define REF(name) "{\"$ref\":\"#/components/parameters/" name "\"}"

START_TEST(what_one_operation_takes_stays_there)
{
	assert_shared("{\"/\":" ON("t", A) ",\"/x\":" ON("t", B "," OTHER) "}",
		"{\"/\":" ON("t", A) ",\"/x\":" ON("t", B "," OTHER) "}", "{}");
}

START_TEST(what_two_operations_take_is_a_component)
{
	assert_shared("{\"/\":" ON("t", A "," B) ",\"/x\":" ON("u", A) "}",
		"{\"/\":" ON("t", REF("a") "," B) ",\"/x\":" ON("u", REF("a")) "}", "{\"a\":" A "}");
}

START_TEST(a_name_that_is_taken_gets_the_tag_before_it)
{
	assert_shared("{\"/1\":" ON("t", A) ",\"/2\":" ON("t", A "," OTHER "," THIRD) ",\"/3\":" ON(
					  "@u", OTHER) ",\"/4\":" ON("t", THIRD) "}",
		"{\"/1\":" ON("t", REF("a")) ",\"/2\":" ON(
			"t", REF("a") "," REF("t-a") "," REF("a-2")) ",\"/3\":" ON("@u",
			REF("t-a")) ",\"/4\":" ON("t", REF("a-2")) "}",
		"{\"a\":" A ",\"t-a\":" OTHER ",\"a-2\":" THIRD "}");
}

START_TEST(what_is_no_longer_than_a_reference_stays_in_its_places)
{
	const char *paths =
		"{\"/\":" ON("t", SHORT) ",\"/x\":" ON("u", SHORT) ",\"/y\":" ON("v", SHORT) "}";
	assert_shared(paths, paths, "{}");
}

START_TEST(a_parameter_in_the_path_is_called_so)
{
	assert_shared("{\"/\":" ON("t", KEY "," A) ",\"/x\":" ON("u", KEY "," A) "}",
		"{\"/\":" ON("t", REF("path-a") "," REF("a")) ",\"/x\":" ON(
			"u", REF("path-a") "," REF("a")) "}",
		"{\"path-a\":" KEY ",\"a\":" A "}");
}

START_TEST(an_operation_may_take_nothing)
{
	assert_shared("{\"/\":{\"get\":{}},\"/x\":" ON("t", "") "}",
		"{\"/\":{\"get\":{}},\"/x\":" ON("t", "") "}", "{}");
}

/* Shares what is alike among the schemas' members; both as text. */
static void assert_members(const char *schemas, const char *shared)
{
	json_t *tree = share_members(json_loads(schemas, JSON_REJECT_DUPLICATES, NULL));
	assert_json(tree, shared);
	json_decref(tree);
}

#define OF(members) "{\"properties\":{" members "}}"
#define SCHEMA(name) "{\"$ref\":\"#/components/schemas/" name "\"}"

START_TEST(a_member_of_two_objects_is_a_component_that_says_what_it_is)
{
	static const char *const cases[][2] = {
		{"{\"type\":\"string\"," LONG "}", "XY"},
		{"{\"type\":\"array\",\"items\":{}," LONG "}", "XYList"},
		{"{\"type\":[\"string\",\"null\"]," LONG "}", "XYOrNull"},
		{"{\"anyOf\":[" SCHEMA("A") ",{\"type\":\"null\"}]," LONG "}", "XYOrNull"},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char before[1024], after[1024];
		const char *member = cases[i][0], *name = cases[i][1];
		snprintf(before, sizeof before,
			"{\"A\":" OF("\"x_y\":%s") ",\"B\":{\"allOf\":[" SCHEMA("A") "," OF("\"x_y\":%s") "]}}",
			member, member);
		snprintf(after, sizeof after,
			"{\"A\":" OF("\"x_y\":" SCHEMA("%s")) ",\"B\":{\"allOf\":[" SCHEMA("A") "," OF(
				"\"x_y\":" SCHEMA("%s")) "]},\"%s\":%s}",
			name, name, name, member);
		assert_members(before, after);
	}
}

START_TEST(a_member_never_takes_the_name_of_a_schema)
{
#define X "{\"type\":\"string\"," LONG "}"
	assert_members("{\"A\":" OF("\"x\":" X) ",\"B\":" OF("\"x\":" X) ",\"X\":{}}",
		"{\"A\":" OF("\"x\":" SCHEMA("X-1")) ",\"B\":" OF(
			"\"x\":" SCHEMA("X-1")) ",\"X\":{},\"X-1\":" X "}");
}

START_TEST(a_member_that_is_short_or_there_once_stays_in_its_object)
{
#define OTHERS "\"x\":{\"type\":\"null\"},\"z\":{\"type\":\"array\"}"
	const char *schemas = "{\"A\":" OF(OTHERS ",\"y\":" X) ",\"B\":" OF(OTHERS) "}";
	assert_members(schemas, schemas);
}

START_TEST(a_member_of_another_name_is_another_one)
{
	const char *schemas = "{\"A\":" OF("\"x\":" X) ",\"B\":" OF("\"y\":" X) "}";
	assert_members(schemas, schemas);
}

START_TEST(a_reference_stays_what_it_is)
{
#define DESCRIBED "\"x\":{\"$ref\":\"#/components/schemas/C\"," LONG "}"
	const char *schemas = "{\"A\":" OF(DESCRIBED) ",\"B\":" OF(DESCRIBED) "}";
	assert_members(schemas, schemas);
}

SUITE("share", a_member_of_two_objects_is_a_component_that_says_what_it_is,
	a_member_never_takes_the_name_of_a_schema,
	a_member_that_is_short_or_there_once_stays_in_its_object,
	a_member_of_another_name_is_another_one, a_reference_stays_what_it_is,
	what_one_operation_takes_stays_there, what_two_operations_take_is_a_component,
	a_name_that_is_taken_gets_the_tag_before_it,
	what_is_no_longer_than_a_reference_stays_in_its_places, a_parameter_in_the_path_is_called_so,
	an_operation_may_take_nothing)
