#include "suite.h"

#include "documents/share.h"
#include "json.h"

#include <jansson.h>

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
#define A "{\"name\":\"a\"}"
#define B "{\"name\":\"b\"}"
#define OTHER "{\"name\":\"a\",\"x\":1}"
#define THIRD "{\"name\":\"a\",\"x\":2}"
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

START_TEST(an_operation_may_take_nothing)
{
	assert_shared("{\"/\":{\"get\":{}},\"/x\":" ON("t", "") "}",
		"{\"/\":{\"get\":{}},\"/x\":" ON("t", "") "}", "{}");
}

/* Shares the arrays among the schemas' members; both as text. */
static void assert_arrays(const char *schemas, const char *shared)
{
	json_t *tree = share_arrays(json_loads(schemas, JSON_REJECT_DUPLICATES, NULL));
	assert_json(tree, shared);
	json_decref(tree);
}

#define OF(members) "{\"properties\":{" members "}}"
#define LIST(of) "{\"description\":\"d\",\"type\":\"array\",\"items\":{\"type\":\"" of "\"}}"
#define SCHEMA(name) "{\"$ref\":\"#/components/schemas/" name "\"}"

START_TEST(an_array_that_is_a_member_of_two_objects_is_a_component)
{
	assert_arrays("{\"A\":" OF("\"x_y\":" LIST("null")) ",\"B\":{\"allOf\":[" SCHEMA("A") "," OF(
					  "\"x_y\":" LIST("null")) "]}}",
		"{\"A\":" OF("\"x_y\":" SCHEMA("XYList")) ",\"B\":{\"allOf\":[" SCHEMA("A") "," OF(
			"\"x_y\":" SCHEMA("XYList")) "]},\"XYList\":" LIST("null") "}");
}

START_TEST(an_array_never_takes_the_name_of_a_schema)
{
	assert_arrays(
		"{\"A\":" OF("\"x\":" LIST("null")) ",\"B\":" OF("\"x\":" LIST("null")) ",\"XList\":{}}",
		"{\"A\":" OF("\"x\":" SCHEMA("XList-1")) ",\"B\":" OF(
			"\"x\":" SCHEMA("XList-1")) ",\"XList\":{},\"XList-1\":" LIST("null") "}");
}

START_TEST(what_is_no_array_or_not_described_or_there_once_stays_in_its_object)
{
#define OTHERS "\"x\":{\"type\":\"null\"},\"z\":{\"type\":\"array\"}"
	const char *schemas = "{\"A\":" OF(OTHERS ",\"y\":" LIST("null")) ",\"B\":" OF(OTHERS) "}";
	assert_arrays(schemas, schemas);
}

SUITE("share", an_array_that_is_a_member_of_two_objects_is_a_component,
	an_array_never_takes_the_name_of_a_schema,
	what_is_no_array_or_not_described_or_there_once_stays_in_its_object,
	what_one_operation_takes_stays_there, what_two_operations_take_is_a_component,
	a_name_that_is_taken_gets_the_tag_before_it, an_operation_may_take_nothing)
