#include "view_fixture.h"

#include "pages/marks.h"

/* The texts of a hit of the lights, titled T. */
static void write_marks(const char *hit)
{
	json_t *json = json_of(hit);
	marks_write(&view, query.resource, json, "T");
	json_decref(json);
}

START_TEST(words_are_marked_by_code_points_and_escaped)
{
	open_view(dataset_lights(), "lights", "");
	write_marks("{\"fields\": {\"name_en\": \"灯<a>塔\"}, \"highlight\": ["
				"{\"field\": \"name_en\", \"start\": 0, \"end\": 2},"
				"{\"field\": \"name_en\", \"start\": 4, \"end\": 5}]}");
	assert_page("<br><mark>灯&#60;</mark>a&#62;<mark>塔</mark>");
	write_marks("{\"fields\": {\"name_en\": \"ab\"}, \"highlight\": ["
				"{\"field\": \"name_en\", \"start\": 0, \"end\": 1},"
				"{\"field\": \"name_en\", \"start\": 1, \"end\": 2}]}");
	assert_page("<br><mark>a</mark><mark>b</mark>");
	close_view();
}

START_TEST(texts_without_a_word_and_the_title_are_left_out)
{
	open_view(dataset_lights(), "lights", "");
	write_marks("{\"fields\": {\"name_en\": \"T\", \"kind\": \"pier\"}, \"highlight\": ["
				"{\"field\": \"name_en\", \"start\": 0, \"end\": 1}]}");
	assert_page("");
	close_view();
}

START_TEST(the_other_language_shows_where_the_page_s_has_no_word)
{
	static const char both[] =
		"{\"fields\": {\"name_en\": \"a\", \"name_zh\": \"灯\"}, \"highlight\": ["
		"{\"field\": \"name_en\", \"start\": 0, \"end\": 1},"
		"{\"field\": \"name_zh\", \"start\": 0, \"end\": 1}]}";
	open_view(dataset_lights(), "lights", "");
	write_marks(both);
	assert_page("<br><mark>a</mark>");
	write_marks("{\"fields\": {\"name_en\": \"a\", \"name_zh\": \"灯\"}, \"highlight\": ["
				"{\"field\": \"name_zh\", \"start\": 0, \"end\": 1}]}");
	assert_page("<br><mark>灯</mark>");
	turn_chinese();
	write_marks(both);
	assert_page("<br><mark>灯</mark>");
	close_view();
}

START_TEST(what_a_collection_would_not_show_is_not_shown)
{
	open_view(dataset_lights(), "lights", "");
	write_marks("{\"fields\": {\"keeper\": \"ab\"}, \"highlight\": ["
				"{\"field\": \"keeper\", \"start\": 0, \"end\": 1}]}");
	assert_page("");
	close_view();
}

SUITE("marks", words_are_marked_by_code_points_and_escaped,
	texts_without_a_word_and_the_title_are_left_out,
	the_other_language_shows_where_the_page_s_has_no_word,
	what_a_collection_would_not_show_is_not_shown)
