#ifndef AXES_H
#define AXES_H

#include <stdbool.h>
#include <stddef.h>

struct html;
struct mark;

/* Where a chart's axes stand, in its own measure. */
enum {
	AXES_WIDTH = 420,
	AXES_LEFT = 72, /* the names of values stand before it */
	AXES_RIGHT = 408,
	AXES_TOP = 46, /* the key stands above */
	AXES_BOTTOM = 244,
	AXES_HEIGHT = 272,
};

/* The axis of values: whole steps of a round number, from the first to the last. */
struct scale {
	double unit; /* a power of ten in which all is reckoned, for the greatest numbers have no sum */
	double step; /* of these */
	double first, last;
};

/* The axis of time: months from one to another, in bands of some of them. */
struct span {
	double from, to, band;
};

/* Their ends follow from the marks, and those of values from 0, too. */
struct axes {
	struct scale scale;
	struct span span;
};

/*
 * When a day begins, in twelfths of a year, or where `ends` when it has ended, so that a year
 * reaches from a whole twelve to the next. False for what is no date (YYYY-MM-DD).
 */
bool axes_month(const char *date, bool ends, double *ret_month);

/* Those of a mark or more. */
struct axes axes_of(const struct mark *marks, size_t count);

/* Where a month and a value stand: between the axes' ends for all of these marks. */
double axes_x(const struct axes *axes, double month);
double axes_y(const struct axes *axes, double value);

/* A line of text; the anchor is start, middle or end. */
void axes_write_text(
	struct html *html, const char *class, const char *anchor, double x, double y, const char *text);

/* Both axes with their names, and the lines of whole steps. */
void axes_write(const struct axes *axes, struct html *html);

#endif
