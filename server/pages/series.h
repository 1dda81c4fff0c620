#ifndef SERIES_H
#define SERIES_H

#include "pages/view.h"

/*
 * Writes the figures of an item (points.h): as a chart if two or more have a time, a single one as
 * a number with its time, else nothing. Returns whether it wrote a chart.
 */
bool series_write(struct view *view, const json_t *item, const char *name);

/* Writes the chart as a standalone SVG. Returns false if series_write() would not write one. */
bool series_draw(struct view *view, const json_t *item, const char *name);

#endif
