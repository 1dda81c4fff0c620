#include "pages/axes.h"

#include "base/buf.h"
#include "base/text.h"
#include "pages/html.h"
#include "pages/mark.h"
#include "pages/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	INSET = 14,      /* of the plot area, so that no mark touches an axis */
	STEPS = 4,       /* approximate number of steps on the value axis */
	BANDS_MAX = 5,   /* labels on the time axis */
	MONTHS_MAX = 18, /* longer spans are labelled by year */
	NAME_SIZE = 24,
};

bool axes_month(const char *date, bool ends, double *ret_month)
{
	if (!text_is_dated(date) || date[TEXT_DATE_LEN] != '\0' || !text_is_day(date))
		return false;
	int year = atoi(date), month = atoi(date + 5), day = atoi(date + 8);
	*ret_month = year * 12 + month - 1 + (double)(day - !ends) / text_month_days(year, month);
	return true;
}

static double round_step(double rough)
{
	double power = pow(10, floor(log10(rough))), times = rough / power;
	return power * (times > 7 ? 10 : times > 3 ? 5 : times > 1.5 ? 2 : 1);
}

static struct scale scale_of(const struct mark *marks, size_t count)
{
	double low = 0, high = 0;
	for (size_t i = 0; i < count; i++) {
		low = fmin(low, marks[i].low);
		high = fmax(high, marks[i].high);
	}
	double most = low < 0 || high > 0 ? fmax(-low, high) : 1;
	struct scale scale = {.unit = pow(10, fmin(fmax(floor(log10(most)), -300), 300))};
	low /= scale.unit;
	high = low < 0 || high > 0 ? high / scale.unit : 1;
	scale.step = round_step((high - low) / STEPS);
	scale.first = floor(low / scale.step);
	scale.last = ceil(high / scale.step);
	return scale;
}

static struct span span_of(const struct mark *marks, size_t count)
{
	struct span span = {marks[0].from, marks[0].to, 1};
	for (size_t i = 1; i < count; i++) {
		span.from = fmin(span.from, marks[i].from);
		span.to = fmax(span.to, marks[i].to);
	}
	if (ceil(span.to) - floor(span.from) > MONTHS_MAX)
		span.band = 12;
	span.from = floor(span.from / span.band) * span.band;
	span.to = ceil(span.to / span.band) * span.band;
	return span;
}

struct axes axes_of(const struct mark *marks, size_t count)
{
	return (struct axes){scale_of(marks, count), span_of(marks, count)};
}

double axes_x(const struct axes *axes, double month)
{
	const struct span *span = &axes->span;
	double part = (month - span->from) / (span->to - span->from);
	return AXES_LEFT + INSET + part * (AXES_RIGHT - AXES_LEFT - 2 * INSET);
}

static double y_of_step(const struct axes *axes, double step)
{
	const struct scale *scale = &axes->scale;
	double part = (step - scale->first) / (scale->last - scale->first);
	return AXES_BOTTOM - INSET - part * (AXES_BOTTOM - AXES_TOP - 2 * INSET);
}

double axes_y(const struct axes *axes, double value)
{
	return y_of_step(axes, value / axes->scale.unit / axes->scale.step);
}

static void write_line(struct html *html, double x1, double y1, double x2, double y2)
{
	buf_printf(
		html->out, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2);
}

void axes_write_text(
	struct html *html, const char *class, const char *anchor, double x, double y, const char *text)
{
	buf_printf(html->out, "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">", class,
		anchor, x, y);
	html_line(html, text);
	buf_puts(html->out, "</text>\n");
}

static void write_values(const struct axes *axes, struct html *html)
{
	const struct scale *scale = &axes->scale;
	char text[NUMBER_SIZE];
	for (double step = scale->first; step <= scale->last; step++) {
		double value = step * scale->step * scale->unit, y = y_of_step(axes, step);
		write_line(html, AXES_LEFT, y, AXES_RIGHT, y);
		if (!isfinite(value))
			continue;
		number_say(value, text);
		axes_write_text(html, "tick", "end", AXES_LEFT - 8, y + 4, text);
	}
}

static void write_times(const struct axes *axes, struct html *html)
{
	const struct span *span = &axes->span;
	double every = ceil((span->to - span->from) / span->band / BANDS_MAX) * span->band;
	char text[NAME_SIZE];
	for (double month = span->from; month < span->to; month += every) {
		double x = axes_x(axes, month);
		int year = (int)month / 12;
		if (span->band < 12)
			snprintf(text, sizeof text, "%04d-%02d", year, (int)month % 12 + 1);
		else
			snprintf(text, sizeof text, "%04d", year);
		write_line(html, x, AXES_BOTTOM, x, AXES_BOTTOM + 6);
		axes_write_text(html, "tick", "middle", (x + axes_x(axes, month + span->band)) / 2,
			AXES_BOTTOM + 20, text);
	}
}

void axes_write(const struct axes *axes, struct html *html)
{
	buf_printf(html->out, "<rect class=\"plot\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
		AXES_LEFT, AXES_TOP, AXES_RIGHT - AXES_LEFT, AXES_BOTTOM - AXES_TOP);
	write_line(html, AXES_LEFT, AXES_BOTTOM, AXES_RIGHT, AXES_BOTTOM);
	write_values(axes, html);
	write_times(axes, html);
}
