#include "suite.h"

#include "base/buf.h"
#include "pages/axes.h"
#include "pages/chart.h"
#include "pages/html.h"

#include <float.h>
#include <math.h>
#include <string.h>

static double month(const char *date, bool ends)
{
	double month = -1;
	ck_assert_msg(axes_month(date, ends, &month), "%s", date);
	return month;
}

/* A chart of values at times of a month each. */
static struct chart chart_of(const double *values, size_t count)
{
	struct chart chart = {.count = count};
	for (size_t i = 0; i < count; i++)
		chart.marks[i] = (struct mark){
			.low = values[i], .high = values[i], .from = (double)i, .to = (double)i + 1};
	return chart;
}

static void assert_inside(const struct chart *chart)
{
	struct axes axes = axes_of(chart->marks, chart->count);
	for (size_t i = 0; i < chart->count; i++) {
		const struct mark *mark = &chart->marks[i];
		double left = axes_x(&axes, mark->from), right = axes_x(&axes, mark->to);
		double top = axes_y(&axes, mark->high), bottom = axes_y(&axes, mark->low);
		ck_assert_msg(
			left >= AXES_LEFT && left <= right && right <= AXES_RIGHT, "%g %g", left, right);
		ck_assert_msg(
			top >= AXES_TOP && top <= bottom && bottom <= AXES_BOTTOM, "%g %g", top, bottom);
	}
}

START_TEST(a_year_reaches_from_a_whole_twelve_to_the_next)
{
	ck_assert_double_eq(month("2021-01-01", false), 2021 * 12);
	ck_assert_double_eq(month("2021-12-31", true), 2022 * 12);
	ck_assert_double_eq(month("2020-02-29", true), 2020 * 12 + 2);
	ck_assert_double_eq(month("2021-02-28", true), 2021 * 12 + 2);
	ck_assert_double_eq(month("2000-02-29", true), 2000 * 12 + 2);
	ck_assert_double_eq_tol(month("2021-06-16", false), 2021 * 12 + 5.5, 1e-9);
}

START_TEST(what_is_no_date_is_no_month)
{
	static const char *const cases[] = {"", "2021", "2021-13-01", "2021-00-01", "2021-02-29",
		"1900-02-29", "2021-04-31", "2021-01-00", "2021-1-001", "-021-01-01", "2021-01-01 ",
		"2021-01-1x", "２０２１-01-01"};
	double month;
	for (size_t i = 0; i < COUNT(cases); i++)
		ck_assert_msg(!axes_month(cases[i], false, &month), "%s", cases[i]);
}

START_TEST(no_value_lies_outside_the_axes)
{
	static const double cases[][3] = {{1, 2, 3}, {0, 0, 0}, {5, 5, 5}, {-5, -5, -5}, {-1, 0, 1},
		{DBL_MAX, -DBL_MAX, 0}, {1e308, 1e308, 1e308}, {DBL_TRUE_MIN, 0, DBL_TRUE_MIN},
		{DBL_MAX, DBL_TRUE_MIN, -DBL_TRUE_MIN}, {0.1, 0.2, 0.3}, {1e15, 1e15 + 1, 1e15 + 2},
		{-0.0, 0.0, 1e-300}, {99.999999, 100, 100.0000001}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart chart = chart_of(cases[i], 3);
		assert_inside(&chart);
	}
}

START_TEST(no_time_lies_outside_the_axes_and_names_of_times_are_few)
{
	static const char *const cases[][2] = {{"2021-07-15", "2021-07-15"},
		{"2021-01-01", "2021-12-31"}, {"2019-12-31", "2024-02-28"}, {"0000-01-01", "9999-12-31"},
		{"2021-12-31", "2022-01-01"}};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct chart chart = {.count = 1};
		chart.marks[0] = (struct mark){
			.high = 1, .from = month(cases[i][0], false), .to = month(cases[i][1], true)};
		assert_inside(&chart);
		struct buf out;
		struct html html = {.out = &out};
		struct axes axes = axes_of(chart.marks, chart.count);
		buf_init(&out, 1 << 16);
		axes_write(&axes, &html);
		size_t names = 0;
		for (const char *p = buf_text(&out); (p = strstr(p, "\"middle\"")); p++)
			names++;
		ck_assert_msg(names > 0 && names <= 8, "%zu", names);
		buf_finish(&out);
	}
}

START_TEST(lines_stand_at_round_numbers_and_those_beyond_all_numbers_have_no_name)
{
	static const double plain[] = {0, 57}, greatest[] = {0, DBL_MAX};
	struct buf out;
	struct html html = {.out = &out};
	buf_init(&out, 1 << 16);
	struct chart chart = chart_of(plain, 2);
	struct axes axes = axes_of(chart.marks, chart.count);
	axes_write(&axes, &html);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), ">0<"));
	ck_assert_ptr_nonnull(strstr(buf_text(&out), ">20<"));
	ck_assert_ptr_nonnull(strstr(buf_text(&out), ">60<"));
	out.len = 0;
	chart = chart_of(greatest, 2);
	axes = axes_of(chart.marks, chart.count);
	axes_write(&axes, &html);
	ck_assert_ptr_nonnull(strstr(buf_text(&out), ">1.5e+308<"));
	ck_assert_ptr_null(strstr(buf_text(&out), "inf"));
	ck_assert_ptr_null(strstr(buf_text(&out), "nan"));
	buf_finish(&out);
}

SUITE("axes", a_year_reaches_from_a_whole_twelve_to_the_next, what_is_no_date_is_no_month,
	no_value_lies_outside_the_axes, no_time_lies_outside_the_axes_and_names_of_times_are_few,
	lines_stand_at_round_numbers_and_those_beyond_all_numbers_have_no_name)
