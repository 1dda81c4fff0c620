#include "view_fixture.h"

#include "pages/summary.h"

/* What a line says of the item that JSON tells. */
static void assert_line(const char *item, const char *wanted)
{
	struct buf line;
	json_t *json = json_of(item);
	buf_init(&line, 1000);
	summary_write(&view, query.resource, json, &line);
	ck_assert_str_eq(buf_text(&line), wanted);
	buf_finish(&line);
	json_decref(json);
}

START_TEST(a_line_says_what_an_item_is_its_name_and_what_a_hit_shows)
{
	open_view(dataset_with("UPDATE api_field SET hit = 'date' WHERE field = 'lit'"), "lights", "");
	assert_line("{\"id\": \"x\", \"name_en\": \"X\", \"kind\": \"pier\", \"lit\": \"1826-02-15\"}",
		"Lighthouses: X · pier · 15 February 1826");
	assert_line(
		"{\"id\": \"x\", \"name_en\": \"X\", \"kind\": null, \"lit\": null}", "Lighthouses: X");
	turn_chinese();
	assert_line("{\"id\": \"x\", \"name_zh\": \"某\", \"lit\": \"1826-02-15\"}",
		"灯塔：某 · 1826年2月15日");
	close_view();
}

START_TEST(an_item_without_a_name_is_called_by_its_key)
{
	struct buf title;
	open_view(dataset_lights(), "lights", "");
	json_t *item = json_of("{\"id\": \"<x>\"}");
	buf_init(&title, 100);
	summary_title(&view, query.resource, item, &title);
	ck_assert_str_eq(buf_text(&title), "Lighthouses: <x>");
	buf_finish(&title);
	json_decref(item);
	close_view();
}

SUITE("summary", a_line_says_what_an_item_is_its_name_and_what_a_hit_shows,
	an_item_without_a_name_is_called_by_its_key)
