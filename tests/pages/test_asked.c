#include "view_fixture.h"

#include "pages/address.h"
#include "pages/asked.h"

static struct asked asked;

START_TEST(an_answer_has_the_rows_and_what_links_are_made_of)
{
	open_view(dataset_lights(), NULL, "");
	ck_assert(asked_init(&asked, &view, "lights?kind=pier&fields=height&sort=-height"));
	const json_t *first = json_array_get(asked_rows(&asked), 0);
	ck_assert_str_eq(json_string_value(json_object_get(first, "id")), "tower");
	ck_assert_str_eq(json_string_value(json_object_get(first, "name_en")), "Tower");
	ck_assert_ptr_null(json_object_get(first, "kind"));
	ck_assert_uint_eq(asked.shown,
		field_bit(asked.query.resource, resource_field(asked.query.resource, "height")));
	asked_finish(&asked);
	ck_assert(asked_init(&asked, &view, "lights"));
	ck_assert_uint_eq(asked.shown, 0);
	asked_finish(&asked);
	close_view();
}

START_TEST(the_rows_of_groups_have_a_page_of_their_own)
{
	struct query plain;
	open_view(dataset_lights(), NULL, "");
	ck_assert(
		asked_init(&asked, &view, "lights?height__gt=1&group=kind&aggregate=height__max&limit=9"));
	asked_plain(&asked, &plain);
	asked.view.query = &plain;
	address_at(&asked.view, NULL);
	assert_page("<a href=\"/en/lights?height__gt=1\">");
	asked_finish(&asked);
	ck_assert(asked_init(&asked, &view, "keepers?include=lights&sort=-name&fields=name"));
	asked_plain(&asked, &plain);
	asked.view.query = &plain;
	address_at(&asked.view, NULL);
	assert_page("<a href=\"/en/keepers?sort=-name\">");
	asked_finish(&asked);
	close_view();
}

START_TEST(an_address_with_a_fault_is_the_fault_of_the_dataset)
{
	static const char *const cases[][2] = {{"lightz", "no resource"},
		{"lights/hook", "no resource"}, {"", "no resource"},
		{"lights?knd=pier", "is no parameter here"}, {"lights?keeper_id=nobody", "names no keeper"},
		{"lights?limit=1001", "limit"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		open_view(dataset_lights(), NULL, "");
		ck_assert(!asked_init(&asked, &view, cases[i][0]));
		asked_finish(&asked);
		ck_assert_int_eq(err.code, ERROR_INTERNAL);
		ck_assert_msg(
			i == 4 || strstr(err.detail, cases[i][1]) != NULL, "%s: %s", cases[i][0], err.detail);
		close_view();
	}
}

SUITE("asked", an_answer_has_the_rows_and_what_links_are_made_of,
	the_rows_of_groups_have_a_page_of_their_own,
	an_address_with_a_fault_is_the_fault_of_the_dataset)
