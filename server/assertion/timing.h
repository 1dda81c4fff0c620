#ifndef TIMING_H
#define TIMING_H

#include "assertion/assertion.h"

#include <stdbool.h>

/* How the dates of a claim stand to those of a record. */

/*
 * Whether each of the dates of one, and what is said of them, is among those of the other. Without
 * a day or month it says less: 2021 is among 15 July 2021.
 */
bool timing_has_dates(const struct assertion *all, const struct assertion *some);

/*
 * What was built by a report of 2024 need not have been built in 2024, and what was planned by then
 * is not planned to come by then.
 */
bool timing_fits_report(const struct assertion *claim, const struct assertion *record);

/*
 * Whether one says what came in a time and the other what there was by then, which may be another:
 * paid in July 2021, paid by July 2021. What is reported at a time was by then.
 */
bool timing_turns_until(const struct assertion *claim, const struct assertion *record);

/*
 * Whether the claim's figures can be those of its dates in the record: one that says several years
 * or months does not say which of them a figure is of, but to a claim that has them all, if not to
 * the day; of several figures, in the same order.
 */
bool timing_fits_figures(const struct assertion *record, const struct assertion *claim);

#endif
