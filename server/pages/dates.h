#ifndef DATES_H
#define DATES_H

#include "pages/view.h"

struct buf;

/*
 * A date and its precision: `day`, `month`, `month_end`, `quarter`, `year`, `year_end`, or
 * `interval`, which begins at `start`. Members are NULL if unknown; a date without a precision is a
 * day. `inferred` is set if no source states the date and a curator inferred it.
 */
struct dated {
	const char *date, *start, *precision;
	bool inferred;
};

/*
 * dates_of() reads the date of a field from an item, with the companions `x_start` and
 * `x_precision` of `x_date`; fields `x_start` and `x_end` without an `x_date` are read as an
 * interval. dates_of_hit() reads the date of a search hit that bases_add() has completed.
 */
struct dated dates_of(
	const struct resource *resource, const struct field *field, const json_t *item);
struct dated dates_of_hit(const json_t *hit);

/* Whether a field only qualifies another date of the item: its start, end or precision. */
bool dates_has_part(const struct resource *resource, const struct field *field, const json_t *item);

/*
 * How many bytes of YYYY-MM-DD to show of the ends of an interval. The end is shown no more
 * precisely than the beginning; an interval that begins with a year or month is rarely meant to the
 * day.
 */
struct bounds {
	int first, last;
};
struct bounds dates_bounds(const char *first, const char *last);

/*
 * Writes a date as people write it, as precisely as it is known, and whether it is inferred. Text
 * that is not a date is written as it is.
 */
void dates_say(struct dated dated, bool chinese, struct buf *out);

/*
 * The same in HTML, in a <time> element if a year, month or day is known. Writes nothing for null.
 */
void dates_write(struct view *view, struct dated dated);

/*
 * Returns how many bytes of YYYY-MM-DD are known; 0 for a quarter and an interval, which no prefix
 * expresses.
 */
int dates_known(struct dated dated);

/*
 * Writes the month of a date, or the year if no more is known. Text that is not a date is written
 * as it is.
 */
void dates_say_month(const struct view *view, const char *text, struct buf *out);

#endif
