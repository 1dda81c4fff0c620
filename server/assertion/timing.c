#include "assertion/timing.h"

#include "assertion/date.h"

static bool contains(const int *list, size_t count, int wanted)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == wanted)
			return true;
	return false;
}

/* But for the days. */
static bool has_months(const struct assertion *all, const struct assertion *some)
{
	for (size_t i = 0; i < some->year_count; i++)
		if (!contains(all->years, all->year_count, some->years[i]))
			return false;
	for (size_t i = 0; i < some->month_count; i++)
		if (!contains(all->months, all->month_count, some->months[i]))
			return false;
	return (some->date_parts & ~all->date_parts & ~(unsigned)(DATE_UNTIL | DATE_REPORTED)) == 0;
}

bool timing_has_dates(const struct assertion *all, const struct assertion *some)
{
	for (size_t i = 0; i < some->day_count; i++)
		if (!contains(all->days, all->day_count, some->days[i]))
			return false;
	return has_months(all, some);
}

bool timing_fits_report(const struct assertion *claim, const struct assertion *record)
{
	unsigned fitting = record->is_planned ? DATE_REPORTED : DATE_UNTIL | DATE_REPORTED;
	return !(record->date_parts & DATE_REPORTED) || claim->year_count == 0 ||
		(claim->date_parts & fitting) != 0;
}

/* Whether it says by a time, and the other in one. */
static bool says_until_alone(const struct assertion *one, const struct assertion *other)
{
	return (one->date_parts & DATE_UNTIL) && other->year_count + other->month_count > 0 &&
		!(other->date_parts & (DATE_UNTIL | DATE_REPORTED));
}

bool timing_turns_until(const struct assertion *claim, const struct assertion *record)
{
	return says_until_alone(record, claim) || says_until_alone(claim, record);
}

/* Whether the years of one stand in the other in this order. */
static bool has_in_order(const struct assertion *all, const struct assertion *some)
{
	size_t at = 0;
	for (size_t i = 0; i < all->year_count && at < some->year_count; i++)
		at += all->years[i] == some->years[at];
	return at == some->year_count;
}

static bool has_several(const int *list, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (list[i] != list[0])
			return true;
	return false;
}

bool timing_fits_figures(const struct assertion *record, const struct assertion *claim)
{
	bool several = (claim->year_count > 0 && has_several(record->years, record->year_count)) ||
		(claim->month_count > 0 && has_several(record->months, record->month_count));
	if (several && !has_months(claim, record))
		return false;
	return claim->figure_count < 2 || has_in_order(record, claim);
}
