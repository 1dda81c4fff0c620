#ifndef CHART_H
#define CHART_H

#include "pages/mark.h"

#include <stdbool.h>

struct html;

enum {
	CHART_MARKS_MAX = 64,
	CHART_SERIES_MAX = 2, /* each has its own shape */
};

/* The strings are not owned, and are escaped when written. */
struct chart {
	const char *title, *source; /* title of the chart; where the data is from */
	const char *unit;           /* of all values, or NULL */
	const char *series[CHART_SERIES_MAX];
	struct mark marks[CHART_MARKS_MAX];
	size_t count;
};

/*
 * Writes the chart as SVG without scripts. Needs two marks or more. A mark spans its period and its
 * range of values; the axes include all marks and value 0. Series differ in shape and are named in
 * the legend. If `whole`, the SVG is a standalone file, with title, source and background.
 */
void chart_write(const struct chart *chart, bool whole, struct html *html);

#endif
