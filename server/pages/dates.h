#ifndef DATES_H
#define DATES_H

#include "pages/view.h"

struct buf;

/*
 * A date, and how far it is known: its precision is `day`, `month`, `month_end`, `quarter`, `year`,
 * `year_end` or `interval`, which begins at `start`. Each is NULL where nothing tells; a date
 * without a precision is a day.
 */
struct dated {
	const char *date, *start, *precision;
};

/* That of an item's field, beside whose `x_date` stand `x_start` and `x_precision`, or of a bound
 * of a span, `x_start` and `x_end` of no date, which is told without days if it is of whole months
 * or years; and that of a search's hit. */
struct dated dates_of(
	const struct resource *resource, const struct field *field, const json_t *item);
struct dated dates_of_hit(const json_t *hit);

/* Whether a field only says more of a date that the item has: when it begins, ends, how precisely
 * it is known. */
bool dates_has_part(const struct resource *resource, const struct field *field, const json_t *item);

/* Writes it as people say it, as precisely as it is known. What is no date stands as it is. */
void dates_say(struct dated dated, bool chinese, struct buf *out);

/* The same, as `<time>` where a year, a month or a day is known. Nothing for null. */
void dates_write(struct view *view, struct dated dated);

/*
 * So many bytes of YYYY-MM-DD are known; 0 where no beginning of it says how much: of a quarter,
 * and between two days.
 */
int dates_known(struct dated dated);

/* The month of a date alone; what is no date as it stands. */
void dates_say_month(const struct view *view, const char *text, struct buf *out);

#endif
