#include "pages/series.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/origin.h"
#include "pages/chart.h"
#include "pages/points.h"
#include "query/query.h"

/* Reads the marks, at most CHART_MARKS_MAX + 1. */
static size_t read_chart(
	const struct view *view, const json_t *item, const char *name, struct chart *ret_chart)
{
	struct points points = {0};
	*ret_chart = (struct chart){.title = name};
	size_t count = 0;
	while (points_next(view, item, &points) && points.place < CHART_SERIES_MAX) {
		ret_chart->series[points.place] = view_field_title(view, points.list);
		ret_chart->unit = points_unit(view, &points, item);
		for (size_t i = 0; i < json_array_size(points.values); i++) {
			const json_t *point = json_array_get(points.values, i);
			struct mark mark;
			if (!points_compare(point) || !points_read(&points, point, &mark) || !*mark.time)
				continue;
			if (count == CHART_MARKS_MAX)
				return count + 1;
			ret_chart->marks[count++] = mark;
		}
	}
	ret_chart->count = count;
	return count;
}

static bool is_chart(size_t count)
{
	return count > 1 && count <= CHART_MARKS_MAX;
}

/* Writes the single point of an item as text. */
static void write_only(struct view *view, const json_t *item)
{
	struct points points = {0}, last = {0};
	size_t count = 0;
	while (points_next(view, item, &points)) {
		count += json_array_size(points.values);
		if (json_array_size(points.values) == 1)
			last = points;
	}
	if (count == 1)
		points_write(view, &last, item, json_array_get(last.values, 0));
}

bool series_write(struct view *view, const json_t *item, const char *name)
{
	struct chart chart;
	size_t count = read_chart(view, item, name, &chart);
	if (is_chart(count))
		chart_write(&chart, false, &view->html);
	else
		write_only(view, item);
	return is_chart(count);
}

/* Writes the source of the chart, licence first, because the end of a long line is cut. */
static void say_source(const struct view *view, struct buf *out)
{
	const struct catalog *catalog = view->source->catalog;
	buf_printf(out, "%s · %s, %s", catalog->license,
		view_choose(view, catalog->title_en, catalog->title_zh), catalog->version);
	if (*origin())
		buf_printf(out, " · %s%s", origin(), base_path());
}

bool series_draw(struct view *view, const json_t *item, const char *name)
{
	struct chart chart;
	struct buf line;
	if (!is_chart(read_chart(view, item, name, &chart)))
		return false;
	buf_init(&line, 1 << 16);
	say_source(view, &line);
	chart.source = buf_text(&line);
	if (chart.source)
		chart_write(&chart, true, &view->html);
	html_finish(&view->html, &line);
	return true;
}
