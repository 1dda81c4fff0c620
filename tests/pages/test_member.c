#include "view_fixture.h"

#include "pages/member.h"

START_TEST(a_member_is_the_field_of_its_name)
{
	open_view(dataset_lights(), "lights", "");
	const struct field *whole = resource_field(query.resource, "keeper");
	struct member member = member_find(&view, whole, "height");
	ck_assert_str_eq(member.resource->name, "lights");
	ck_assert_str_eq(member.field->name, "height");
	ck_assert_ptr_null(member_find(&view, whole, "nothing").field);
	close_view();
}

START_TEST(a_key_beside_a_resource_is_of_that_one)
{
	static const struct {
		const char *json, *resource;
	} cases[] = {{"{\"x_resource\":\"lights\",\"x_id\":\"hook\"}", "lights"},
		{"{\"x_resource\":\"nothing\",\"x_id\":\"hook\"}", NULL},
		{"{\"x_resource\":1,\"x_id\":\"hook\"}", NULL}, {"{\"x_id\":\"hook\"}", NULL}};
	open_view(dataset_lights(), "lights", "");
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *object = json_of(cases[i].json);
		const struct resource *resource = member_resource(&view, object, "x_id");
		ck_assert_pstr_eq(resource ? resource->name : NULL, cases[i].resource);
		ck_assert_ptr_null(member_resource(&view, object, "x_resource"));
		ck_assert_int_eq(member_is_of_link(&view, object, "x_resource"), resource != NULL);
		ck_assert_int_eq(member_is_of_link(&view, object, "x_title_en"), resource != NULL);
		ck_assert(!member_is_of_link(&view, object, "x_id"));
		json_decref(object);
	}
	close_view();
}

START_TEST(a_member_is_called_by_its_field_or_its_name)
{
	char storage[CATALOG_NAME_MAX + 1];
	open_view(dataset_lights(), "lights", "");
	const struct field *whole = resource_field(query.resource, "keeper");
	json_t *object = json_of("{\"x_resource\":\"lights\",\"x_id\":\"hook\",\"height\":1}");
	ck_assert_str_eq(member_title(&view, whole, object, "height", storage), "Height");
	ck_assert_str_eq(member_title(&view, whole, object, "x_id", storage), "Record");
	ck_assert_str_eq(member_title(&view, whole, object, "of_no_field", storage), "of no field");
	json_decref(object);
	close_view();
}

START_TEST(nothing_is_empty_and_zero_is_something)
{
	static const struct {
		const char *json;
		bool empty;
	} cases[] = {{"null", true}, {"[]", true}, {"{}", true}, {"\"\"", true}, {"0", false},
		{"false", false}, {"[null]", false}, {"\" \"", false}};
	ck_assert(member_is_empty(NULL));
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *json = json_of(cases[i].json);
		ck_assert_int_eq(member_is_empty(json), cases[i].empty);
		json_decref(json);
	}
}

SUITE("member", a_member_is_the_field_of_its_name, a_key_beside_a_resource_is_of_that_one,
	a_member_is_called_by_its_field_or_its_name, nothing_is_empty_and_zero_is_something)
