#include "suite.h"

#include "base/buf.h"
#include "pages/chart.h"
#include "pages/html.h"

#include <string.h>

static struct buf out;
static struct html html = {.out = &out};

static struct chart two(void)
{
	struct chart chart = {.title = "Keepers",
		.source = "CC0 · Lighthouses, 1.2.3",
		.unit = "metre",
		.series = {"Targets", "Results"},
		.count = 2};
	chart.marks[0] = (struct mark){30, 30, 24252, 24264, 0, "≥ 30", "2021", false};
	chart.marks[1] = (struct mark){1, 2, 24258.5, 24258.6, 1, "1–2", "2021-07-15", true};
	return chart;
}

static const char *draw(const struct chart *chart, bool whole)
{
	buf_finish(&out);
	buf_init(&out, 1 << 20);
	chart_write(chart, whole, &html);
	const char *text = buf_text(&out);
	ck_assert_ptr_nonnull(text);
	return text;
}

static void assert_has(const char *text, const char *wanted)
{
	ck_assert_msg(strstr(text, wanted) != NULL, "no %s in %s", wanted, text);
}

static size_t count_of(const char *text, const char *piece)
{
	size_t count = 0;
	for (; (text = strstr(text, piece)); text++)
		count++;
	return count;
}

START_TEST(a_chart_says_what_it_is_of_and_all_that_it_shows_in_words)
{
	struct chart chart = two();
	const char *svg = draw(&chart, false);
	assert_has(svg, "role=\"img\" lang=\"en\"");
	assert_has(svg, "<title>Keepers</title>");
	assert_has(svg, "<desc>Targets: ≥ 30, 2021; Results: 1–2, 2021-07-15 (inferred).</desc>");
	assert_has(svg, "<title>Targets: ≥ 30, 2021</title></path>");
	assert_has(svg, "<title>Results: 1–2, 2021-07-15 (inferred)</title></rect>");
	buf_finish(&out);
}

START_TEST(a_series_is_told_by_its_shape_and_one_without_marks_is_not_in_the_key)
{
	struct chart chart = two();
	const char *svg = draw(&chart, false);
	ck_assert_uint_eq(count_of(svg, "class=\"mark s0\""), 2); /* one in the key */
	ck_assert_uint_eq(count_of(svg, "class=\"mark s1\""), 2);
	chart.marks[1].series = 0;
	svg = draw(&chart, false);
	ck_assert_uint_eq(count_of(svg, "class=\"mark s0\""), 3);
	ck_assert_ptr_null(strstr(svg, "Results"));
	buf_finish(&out);
}

START_TEST(a_file_has_its_title_and_its_source_and_what_stands_in_a_page_has_them_beside_it)
{
	struct chart chart = two();
	ck_assert_ptr_null(strstr(draw(&chart, false), "CC0"));
	const char *svg = draw(&chart, true);
	assert_has(svg, ">CC0 · Lighthouses, 1.2.3</text>");
	assert_has(svg, ">Keepers</text>");
	assert_has(svg, "class=\"ground\"");
	buf_finish(&out);
}

START_TEST(a_title_that_is_too_long_is_cut_between_two_characters)
{
	struct chart chart = two();
	char title[1201] = "";
	for (int i = 0; i < 400; i++)
		strcat(title, "灯");
	chart.title = title;
	const char *svg = draw(&chart, true);
	assert_has(svg, "灯…</text>");
	ck_assert_uint_eq(count_of(svg, "灯"), 400 + 46);
	buf_finish(&out);
}

START_TEST(a_label_stands_where_no_other_does_and_the_same_value_is_said_once)
{
	struct chart chart = two();
	chart.marks[1] = chart.marks[0];
	chart.marks[1].series = 1;
	ck_assert_uint_eq(count_of(draw(&chart, false), ">≥ 30</text>"), 1);
	strcpy(chart.marks[1].label, "31");
	const char *svg = draw(&chart, false);
	ck_assert_uint_eq(count_of(svg, ">≥ 30</text>"), 1);
	ck_assert_uint_eq(count_of(svg, ">31</text>"), 1);
	buf_finish(&out);
}

START_TEST(hostile_text_is_text_and_no_character_breaks_the_file)
{
	struct chart chart = two();
	chart.title = "</title><script>\x01\x7f\n\"'&";
	chart.series[0] = "<b>";
	chart.unit = "]]>";
	const char *svg = draw(&chart, true);
	assert_has(svg, "<title>&#60;/title&#62;&#60;script&#62;   &#34;&#39;&#38;</title>");
	ck_assert_ptr_null(strstr(svg, "<script"));
	ck_assert_ptr_null(strstr(svg, "<b>"));
	ck_assert_ptr_null(strstr(svg, "\x01"));
	buf_finish(&out);
}

START_TEST(the_most_marks_there_may_be_have_a_chart_of_bounded_size)
{
	struct chart chart = two();
	for (size_t i = 0; i < CHART_MARKS_MAX; i++) {
		chart.marks[i] = chart.marks[0];
		chart.marks[i].low = chart.marks[i].high = (double)i;
		memset(chart.marks[i].label, '9', MARK_LABEL_SIZE - 1);
	}
	chart.count = CHART_MARKS_MAX;
	draw(&chart, true);
	ck_assert_uint_lt(out.len, 64000);
	buf_finish(&out);
}

SUITE("chart", a_chart_says_what_it_is_of_and_all_that_it_shows_in_words,
	a_series_is_told_by_its_shape_and_one_without_marks_is_not_in_the_key,
	a_file_has_its_title_and_its_source_and_what_stands_in_a_page_has_them_beside_it,
	a_title_that_is_too_long_is_cut_between_two_characters,
	a_label_stands_where_no_other_does_and_the_same_value_is_said_once,
	hostile_text_is_text_and_no_character_breaks_the_file,
	the_most_marks_there_may_be_have_a_chart_of_bounded_size)
