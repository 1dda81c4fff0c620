#include "view_fixture.h"

#include "pages/entry.h"

static json_t *item;
static const struct resource *lights;

static void open_item(const char *dataset, const char *json)
{
	open_view(dataset, NULL, "");
	lights = catalog_resource(catalog, "lights");
	item = json_of(json);
}

static void close_item(void)
{
	json_decref(item);
	close_view();
}

START_TEST(a_link_has_the_name_or_else_the_key)
{
	open_item(dataset_lights(), "{\"id\": \"a b\", \"name_en\": \"<Hook>\"}");
	entry_write_link(&view, lights, item);
	assert_page("<a href=\"/en/lights/a%20b\">&#60;Hook&#62;</a>");
	json_object_clear(item);
	json_object_set_new(item, "id", json_string("hook"));
	entry_write_link(&view, lights, item);
	assert_page("<a href=\"/en/lights/hook\">hook</a>");
	close_item();
}

START_TEST(points_are_the_date_and_the_verdict_of_a_hit_and_no_other_date)
{
	static const char hits[] =
		"UPDATE api_field SET hit = 'date' WHERE resource = 'lights' AND field = 'lit';"
		"UPDATE api_field SET hit = 'verdict' WHERE resource = 'lights' AND field = 'kind'";
	open_item(dataset_with(hits), "{\"lit\": \"1811-02-01\", \"kind\": \"pier\"}");
	entry_write_points(&view, lights, item);
	assert_page(" <small><time datetime=\"1811-02-01\">1 February 1811</time></small> "
				"<span class=\"word w2\">pier</span>");
	json_object_clear(item);
	entry_write_points(&view, lights, item);
	assert_page("");
	close_item();
}

START_TEST(the_rest_is_what_is_shown_and_not_said_yet)
{
	open_item(dataset_lights(),
		"{\"id\": \"hook\", \"name_en\": \"Hook\", \"name_zh\": \"灯\", "
		"\"kind\": \"shore\", \"height\": 35, \"floors\": null}");
	entry_write_rest(&view, lights, item, resource_all_fields(lights));
	assert_page("<p>Kind: shore</p><p>Height: 35 metres</p>");
	entry_write_rest(&view, lights, item, field_bit(lights, resource_field(lights, "kind")));
	assert_page("<p>Kind: shore</p>");
	entry_write_rest(&view, lights, item, 0);
	assert_page("");
	close_item();
}

SUITE("entry", a_link_has_the_name_or_else_the_key,
	points_are_the_date_and_the_verdict_of_a_hit_and_no_other_date,
	the_rest_is_what_is_shown_and_not_said_yet)
