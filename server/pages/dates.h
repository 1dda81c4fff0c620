#ifndef DATES_H
#define DATES_H

#include "pages/view.h"

struct buf;

/*
 * A date of an item as people say it, as precisely as it is known: a field `x_precision` beside
 * `x_date` that holds `day`, `month`, `month_end`, `quarter`, `year`, `year_end` or `interval`
 * (which begins at `x_start`) tells; a date without one is a day. What is no date stands as it is.
 */
void dates_say(const struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item, struct buf *out);

/* The same as `<time>`. Nothing for null. */
void dates_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item);

/* The month of a date alone; what is no date as it stands. */
void dates_say_month(const struct view *view, const char *text, struct buf *out);

#endif
