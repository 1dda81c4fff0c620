#include "series_fixture.h"

#include "pages/chart.h"
#include "pages/series.h"

static bool write_series(const char *lights)
{
	json_t *item = keeper_of(lights);
	out.len = 0;
	bool is_chart = series_write(&view, item, "Grace");
	json_decref(item);
	return is_chart;
}

START_TEST(two_that_have_a_time_are_a_chart)
{
	open_keepers("[]");
	ck_assert(write_series(TWO_LIGHTS));
	assert_says("<desc>Lights: 35, 1811-02-01; Lights: 26.5–30, 1826-02-15.</desc>");
	assert_says(">metres</text>");
	close_view();
}

START_TEST(one_that_is_alone_is_a_number_with_what_it_is_and_its_time)
{
	open_keepers("[]");
	ck_assert(!write_series("[{\"height\":1234,\"lit\":\"1811-02-01\"}]"));
	assert_page("<p class=\"number\"><b>1,234</b> metres <span class=\"soft\">Lights · "
				"<time datetime=\"1811-02-01\">1 February 1811</time></span></p>\n");
	ck_assert(!write_series("[{\"height\":12}]"));
	assert_page("<p class=\"number\"><b>12</b> metres <span class=\"soft\">Lights</span></p>\n");
	close_view();
}

START_TEST(what_has_no_time_is_no_chart)
{
	open_keepers("[]");
	ck_assert(!write_series("[{\"height\":1},{\"height\":2,\"lit\":\"1811-02-01\"}]"));
	assert_page("");
	ck_assert(!write_series("[]"));
	ck_assert(!write_series("null"));
	ck_assert(!write_series("{\"height\":1}"));
	ck_assert(!write_series("[{\"height\":null}]"));
	assert_page("");
	close_view();
}

START_TEST(what_must_not_be_held_against_others_is_not_drawn)
{
	open_keepers("[]");
	ck_assert(!write_series("[{\"height\":58,\"lit\":\"1811-02-01\",\"comparable\":false},"
							"{\"height\":58,\"lit\":\"1812-02-01\",\"comparable\":true}]"));
	assert_page("");
	ck_assert(write_series("[{\"height\":58,\"lit\":\"1811-02-01\",\"comparable\":false},"
						   "{\"height\":7,\"lit\":\"1811-02-01\"},"
						   "{\"height\":8,\"lit\":\"1812-02-01\",\"comparable\":null}]"));
	assert_says_not("58");
	close_view();
}

START_TEST(as_many_as_a_chart_has_room_for_are_drawn_and_one_more_is_no_chart)
{
	char lights[20000];
	open_keepers("[]");
	for (int count = CHART_MARKS_MAX; count <= CHART_MARKS_MAX + 1; count++) {
		size_t len = 0;
		for (int i = 0; i < count; i++)
			len += (size_t)snprintf(lights + len, sizeof lights - len,
				"%c{\"height\":%d,\"lit\":\"1811-02-01\"}", i ? ',' : '[', i);
		snprintf(lights + len, sizeof lights - len, "]");
		ck_assert_int_eq(write_series(lights), count == CHART_MARKS_MAX);
	}
	close_view();
}

START_TEST(hostile_numbers_are_drawn_within_bounds)
{
	open_keepers("[]");
	ck_assert(write_series("[{\"height\":1e308,\"lit\":\"0000-01-01\"},"
						   "{\"height\":-1e308,\"lit\":\"9999-12-31\"},"
						   "{\"height\":4.9e-324,\"lit\":\"2021-01-01\"},"
						   "{\"height\":1e308,\"height_max\":-1e308,\"lit\":\"2021-01-01\"}]"));
	ck_assert_uint_lt(out.len, 8000);
	assert_says_not("nan");
	assert_says_not("inf");
	close_view();
}

START_TEST(a_file_says_what_it_is_from)
{
	open_keepers("[]");
	json_t *item = keeper_of(TWO_LIGHTS);
	ck_assert(series_draw(&view, item, "Grace"));
	assert_says(">CC0-1.0 · Lighthouses, 1.2.3</text>");
	json_decref(item);
	item = keeper_of("[]");
	out.len = 0;
	ck_assert(!series_draw(&view, item, "Grace"));
	assert_page("");
	json_decref(item);
	close_view();
}

SUITE("series", two_that_have_a_time_are_a_chart,
	one_that_is_alone_is_a_number_with_what_it_is_and_its_time, what_has_no_time_is_no_chart,
	what_must_not_be_held_against_others_is_not_drawn,
	as_many_as_a_chart_has_room_for_are_drawn_and_one_more_is_no_chart,
	hostile_numbers_are_drawn_within_bounds, a_file_says_what_it_is_from)
