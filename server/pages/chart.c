#include "pages/chart.h"

#include "base/buf.h"
#include "base/text.h"
#include "pages/axes.h"
#include "pages/html.h"
#include "pages/view.h"

#include <math.h>
#include <string.h>

enum {
	RADIUS = 6, /* of a mark */
	FONT = 14,
	LINE = 17,
	TITLE_FONT = 17,
	SOURCE_FONT = 12,
	HEAD = 52, /* space for title and source, two lines each, in a standalone chart */
	FOOT = 40,
	MARGIN = 12,
	LINE_UNITS = 1100, /* of a line: a wide character counts 10, others 6 */
};

/* clang-format off */
static const char style[] =
	".chart{--ink:#1b1f23;--soft:#59636e;--line:#d8dee4;--paper:#fff;--mark:#0757a8;"
	"font:14px system-ui,'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif;"
	"width:100%;max-width:32rem;print-color-adjust:exact;-webkit-print-color-adjust:exact}"
	"@media screen and (prefers-color-scheme:dark){.chart{--ink:#e4e7ea;--soft:#9aa5b0;--line:#3a424a;"
	"--paper:#14171a;--mark:#7cb8ff}}"
	".chart text{fill:var(--soft)}.chart .label,.chart .title{fill:var(--ink)}.chart .title{font-size:17px}.chart .source{font-size:12px}"
	".chart .label{paint-order:stroke;stroke:var(--paper);stroke-width:4px}"
	".chart line{stroke:var(--line)}.chart .ground{fill:var(--paper)}.chart .plot{fill:none}"
	".chart .s0{fill:none;stroke:var(--ink);stroke-width:2}.chart .s1{fill:var(--mark)}";
/* clang-format on */

struct drawing {
	const struct chart *chart;
	struct html *html;
	struct axes axes;
};

/* Writes a diamond or a disc, stretched over the mark's period and range. */
static void write_shape(
	struct html *html, size_t series, double left, double top, double right, double bottom)
{
	const int r = RADIUS;
	if (series == 0)
		buf_printf(html->out,
			"<path class=\"mark s0\" d=\"M%.1f %.1fL%.1f %.1fH%.1fL%.1f %.1fV%.1fL%.1f %.1fH%.1fL%.1f "
			"%.1fZ\">",
			left - r, top, left, top - r, right, right + r, top, bottom, right, bottom + r, left,
			left - r, bottom);
	else
		buf_printf(html->out,
			"<rect class=\"mark s1\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%d\">",
			left - r, top - r, right - left + 2 * r, bottom - top + 2 * r, r);
}

/* Describes a mark in words. */
static void say_mark(const struct chart *chart, const struct mark *mark, struct html *html)
{
	html_line(html, chart->series[mark->series]);
	buf_puts(html->out, view_say(WORD_IS, html->chinese));
	html_line(html, mark->label);
	buf_puts(html->out, view_say(WORD_COMMA, html->chinese));
	html_line(html, mark->time);
	buf_puts(html->out, mark->inferred ? view_say(WORD_INFERRED, html->chinese) : "");
}

static void write_mark(const struct drawing *drawing, const struct mark *mark)
{
	struct html *html = drawing->html;
	double left = axes_x(&drawing->axes, mark->from), right = axes_x(&drawing->axes, mark->to);
	double middle = (left + right) / 2, half = fmax((right - left) / 2 - RADIUS - 1, 0);
	write_shape(html, mark->series, middle - half, axes_y(&drawing->axes, mark->high),
		middle + half, axes_y(&drawing->axes, mark->low));
	buf_puts(html->out, "<title>");
	say_mark(drawing->chart, mark, html);
	buf_printf(html->out, "</title></%s>\n", mark->series == 0 ? "path" : "rect");
}

/* Estimates the length of a text, in tenths of its font size, and the bytes that fit. */
static size_t measure(const char *text, size_t room, size_t *ret_bytes)
{
	size_t units = 0, at = 0, len = strlen(text), bytes;
	uint32_t point;
	while ((bytes = text_point(text + at, len - at, &point)) > 0) {
		size_t more = point > 0x2e80 ? 10 : 6;
		if (units + more > room)
			break;
		units += more;
		at += bytes;
	}
	*ret_bytes = at;
	return units;
}

static double width_of(const char *text)
{
	size_t bytes;
	return (double)measure(text, LINE_UNITS, &bytes) * FONT / 10;
}

/* Returns how many bytes fit on a line, broken between words if possible. */
static size_t line_of(const char *text, size_t room)
{
	size_t bytes;
	measure(text, room, &bytes);
	if (text[bytes] == '\0')
		return bytes;
	size_t at = bytes;
	while (at > bytes / 2 && text[at] != ' ')
		at--;
	return at > bytes / 2 ? at : bytes;
}

/* Writes at most two lines; the second ends with "…" if the text is longer. */
static void write_lines(struct html *html, const char *class, int size, double y, const char *text)
{
	const size_t room = (size_t)(AXES_WIDTH - 2 * MARGIN) * 10 / (size_t)size;
	struct buf line;
	buf_init(&line, LINE_UNITS);
	for (int n = 0; n < 2 && *text; n++) {
		size_t bytes = line_of(text, room);
		line.len = 0;
		buf_put(&line, text, bytes);
		text += bytes + strspn(text + bytes, " ");
		buf_puts(&line, n == 1 && *text ? "…" : "");
		axes_write_text(html, class, "start", MARGIN, y + n * (size + 3), buf_text(&line));
	}
	html_finish(html, &line);
}

static bool is_used(const struct chart *chart, size_t series)
{
	for (size_t i = 0; i < chart->count; i++)
		if (chart->marks[i].series == series)
			return true;
	return false;
}

/* Writes the unit and the legend. */
static void write_key(const struct drawing *drawing)
{
	const struct chart *chart = drawing->chart;
	const double y = LINE;
	double x = MARGIN;
	buf_puts(drawing->html->out, "<g class=\"key\">\n");
	if (chart->unit) {
		axes_write_text(drawing->html, "tick", "start", x, y + 4, chart->unit);
		x += width_of(chart->unit) + LINE;
	}
	x = fmax(x, AXES_LEFT) + RADIUS;
	for (size_t series = 0; series < CHART_SERIES_MAX; series++) {
		if (!is_used(chart, series))
			continue;
		write_shape(drawing->html, series, x, y, x, y);
		buf_printf(drawing->html->out, "</%s>", series == 0 ? "path" : "rect");
		axes_write_text(drawing->html, "label", "start", x + LINE, y + 4, chart->series[series]);
		x += 3 * LINE + width_of(chart->series[series]);
	}
	buf_puts(drawing->html->out, "</g>\n");
}

/* The position of a label: middle, baseline and half its width. */
struct place {
	double x, y, half;
	const char *text;
};

static bool is_free(const struct place *places, size_t count, const struct place *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (fabs(places[i].x - wanted->x) < places[i].half + wanted->half &&
			fabs(places[i].y - wanted->y) < LINE)
			return false;
	return true;
}

/* Whether a mark with the same value has a label nearby. */
static bool is_said(const struct place *places, size_t count, const struct place *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(places[i].text, wanted->text) == 0 &&
			fabs(places[i].x - wanted->x) < wanted->half)
			return true;
	return false;
}

/*
 * Finds room for a label above its mark or below; without any it is left out, since the table has
 * the value.
 */
static bool find_place(const struct drawing *drawing, const struct mark *mark,
	const struct place *places, size_t count, struct place *ret_place)
{
	const double above = axes_y(&drawing->axes, mark->high) - RADIUS - 5;
	const double below = axes_y(&drawing->axes, mark->low) + RADIUS + LINE;
	double half = width_of(mark->label) / 2;
	double x = (axes_x(&drawing->axes, mark->from) + axes_x(&drawing->axes, mark->to)) / 2;
	*ret_place = (struct place){
		fmin(fmax(x, AXES_LEFT + half), AXES_RIGHT - half), above, half, mark->label};
	if (is_said(places, count, ret_place))
		return false;
	if (is_free(places, count, ret_place))
		return true;
	ret_place->y = below;
	return below < AXES_BOTTOM && is_free(places, count, ret_place);
}

static void write_labels(const struct drawing *drawing)
{
	struct place places[CHART_MARKS_MAX];
	size_t count = 0;
	for (size_t i = 0; i < drawing->chart->count; i++) {
		struct place place;
		if (!find_place(drawing, &drawing->chart->marks[i], places, count, &place))
			continue;
		axes_write_text(drawing->html, "label", "middle", place.x, place.y, place.text);
		places[count++] = place;
	}
}

/* Draws the first series last, because its shapes are transparent. */
static void write_marks(const struct drawing *drawing)
{
	for (size_t series = CHART_SERIES_MAX; series-- > 0;)
		for (size_t i = 0; i < drawing->chart->count; i++)
			if (drawing->chart->marks[i].series == series)
				write_mark(drawing, &drawing->chart->marks[i]);
}

/* Describes the whole chart in words. */
static void write_description(const struct chart *chart, struct html *html)
{
	buf_puts(html->out, "<desc>");
	for (size_t i = 0; i < chart->count; i++) {
		buf_puts(html->out, i > 0 ? view_say(WORD_THEN, html->chinese) : "");
		say_mark(chart, &chart->marks[i], html);
	}
	buf_puts(html->out, view_say(WORD_STOP, html->chinese));
	buf_puts(html->out, "</desc>\n");
}

void chart_write(const struct chart *chart, bool whole, struct html *html)
{
	const struct drawing drawing = {chart, html, axes_of(chart->marks, chart->count)};
	int head = whole ? HEAD : 0, foot = whole ? FOOT : 0;
	buf_printf(html->out,
		"<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"%s\" "
		"viewBox=\"0 %d %d %d\"><title>",
		html_tag(html->chinese), -head, AXES_WIDTH, head + AXES_HEIGHT + foot);
	html_line(html, chart->title);
	buf_puts(html->out, "</title>\n");
	write_description(chart, html);
	buf_printf(html->out, "<style>%s</style>\n", style);
	if (whole) {
		buf_printf(html->out, "<rect class=\"ground\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
			-head, AXES_WIDTH, head + AXES_HEIGHT + foot);
		write_lines(html, "title", TITLE_FONT, LINE - HEAD, chart->title);
		write_lines(html, "source", SOURCE_FONT, AXES_HEIGHT + LINE, chart->source);
	}
	write_key(&drawing);
	axes_write(&drawing.axes, html);
	write_marks(&drawing);
	write_labels(&drawing);
	buf_puts(html->out, "</svg>\n");
}
