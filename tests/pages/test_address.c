#include "view_fixture.h"

#include "pages/address.h"

static const struct field *field(const char *name)
{
	return resource_field(query.resource, name);
}

static void write_with(const char *name, const char *text)
{
	json_t *value = json_of(text);
	address_with(&view, field(name), value);
	json_decref(value);
}

START_TEST(a_value_takes_the_place_of_what_its_field_was_asked_for)
{
	open_view(dataset_lights(), "lights", "kind=shore,pier&kind__ne=offshore&height__gt=1&limit=2");
	write_with("kind", "\"a&b\"");
	assert_page(
		"<a href=\"/en/lights?kind__ne=offshore&#38;height__gt=1&#38;kind=a%26b&#38;limit=2\">");
	write_with("kind", "null");
	assert_page(
		"<a href=\"/en/lights?kind__ne=offshore&#38;height__gt=1&#38;kind__isnull=true&#38;limit=2\">");
	write_with("automatic", "false");
	assert_says("&#38;automatic=false&#38;limit=2");
	close_view();
}

START_TEST(one_condition_goes_and_the_others_stay)
{
	open_view(dataset_lights(), "lights", "kind=shore&height__gt=1");
	address_without(&view, 0);
	assert_page("<a href=\"/en/lights?height__gt=1\">");
	address_without(&view, 1);
	assert_page("<a href=\"/en/lights?kind=shore\">");
	close_view();
}

START_TEST(where_there_is_no_room_for_a_condition_the_link_is_that_of_the_rest)
{
	open_view(dataset_lights(), "lights", "height__gt=1");
	for (; query.condition_count < QUERY_CONDITIONS_MAX; query.condition_count++)
		query.conditions[query.condition_count] = query.conditions[0];
	write_with("kind", "\"pier\"");
	assert_says_not("kind");
	out.len = 0;
	query.condition_count--;
	write_with("kind", "\"pier\"");
	assert_says("kind=pier");
	close_view();
}

START_TEST(a_sort_takes_the_place_of_another)
{
	open_view(dataset_lights(), "lights", "sort=-height,kind&q=rock");
	address_sorted(&view, field("kind"), true);
	assert_page("<a href=\"/en/lights?q=rock&#38;sort=-kind\">");
	address_sorted(&view, field("id"), false);
	assert_page("<a href=\"/en/lights?q=rock\">");
	address_sorted(&view, field("id"), true);
	assert_page("<a href=\"/en/lights?q=rock&#38;sort=-id\">");
	close_view();
}

START_TEST(the_same_rows_are_in_the_api_without_the_limit_of_the_page)
{
	open_view(dataset_lights(), "lights", "kind=pier&limit=2");
	address_as(&view, FORMAT_CSV);
	assert_page("<a href=\"/v1/lights.csv?kind=pier\" download=\"lights-kind-pier.csv\">");
	address_at(&view, "c");
	assert_page("<a href=\"/en/lights?kind=pier&#38;limit=2&#38;cursor=c\">");
	close_view();
}

SUITE("address", a_value_takes_the_place_of_what_its_field_was_asked_for,
	one_condition_goes_and_the_others_stay,
	where_there_is_no_room_for_a_condition_the_link_is_that_of_the_rest,
	a_sort_takes_the_place_of_another, the_same_rows_are_in_the_api_without_the_limit_of_the_page)
