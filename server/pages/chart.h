#ifndef CHART_H
#define CHART_H

#include "pages/mark.h"

#include <stdbool.h>

struct html;

enum {
	CHART_MARKS_MAX = 64,
	CHART_SERIES_MAX = 2, /* each has a shape of its own */
};

/* All text is borrowed and may be hostile. */
struct chart {
	const char *title, *source; /* what it is of; what it is from */
	const char *unit;           /* of all values, or NULL */
	const char *series[CHART_SERIES_MAX];
	struct mark marks[CHART_MARKS_MAX];
	size_t count;
};

/*
 * Writes the chart as SVG without a script, from two marks on: each is as long as its time and as
 * high as its values, and none lies outside the axes, whose ends follow from what is drawn and, for
 * the values, from 0. A series is told by its shape and by its name. With `whole` it stands for
 * itself: with its title, and what it is from, on a ground of its own.
 */
void chart_write(const struct chart *chart, bool whole, struct html *html);

#endif
