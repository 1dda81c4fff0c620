#ifndef SERIES_H
#define SERIES_H

#include "pages/view.h"

/*
 * Writes the figures of an item (points.h) as a chart, which needs two that have a time; or one
 * that is alone as a number with its time; or nothing. Whether it is a chart.
 */
bool series_write(struct view *view, const json_t *item, const char *name);

/* Writes the chart as a file; false where series_write() would write none. */
bool series_draw(struct view *view, const json_t *item, const char *name);

#endif
