#ifndef AXES_H
#define AXES_H

#include <stdbool.h>
#include <stddef.h>

struct html;
struct mark;

/* Positions of the axes, in the units of the SVG. */
enum {
	AXES_WIDTH = 420,
	AXES_LEFT = 72, /* room for the labels of the value axis */
	AXES_RIGHT = 408,
	AXES_TOP = 46, /* room for the legend */
	AXES_BOTTOM = 244,
	AXES_HEIGHT = 272,
};

/* The value axis: ticks from first to last in steps of a round number. */
struct scale {
	double unit; /* a power of ten; the others are multiples of it, since the largest numbers would
					overflow */
	double step; /* in units, as the following */
	double first, last;
};

/* The time axis: a range of months, divided into bands of `band` months. */
struct span {
	double from, to, band;
};

/* The ranges include all marks and, on the value axis, 0. */
struct axes {
	struct scale scale;
	struct span span;
};

/*
 * Converts a date YYYY-MM-DD into twelfths of a year, at the start of the day or, if `ends`, at its
 * end, so that a year spans a whole twelve. Returns false if it is not such a date.
 */
bool axes_month(const char *date, bool ends, double *ret_month);

/* Computes the axes for one or more marks. */
struct axes axes_of(const struct mark *marks, size_t count);

/* Return the position of a month or a value. Those of the marks lie within the axes. */
double axes_x(const struct axes *axes, double month);
double axes_y(const struct axes *axes, double value);

/* Writes a line of text; the anchor is `start`, `middle` or `end`. */
void axes_write_text(
	struct html *html, const char *class, const char *anchor, double x, double y, const char *text);

/* Writes both axes with labels and grid lines. */
void axes_write(const struct axes *axes, struct html *html);

#endif
