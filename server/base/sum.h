#ifndef SUM_H
#define SUM_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * A sum that keeps what rounding takes from it (Kahan, Babuška, Neumaier): of numbers whose sizes
 * are alike none of the 15 digits that are shown depends on the order in which they are added.
 * SQLite's own sum does so from 3.43 on only, so that the same data would have other digits with
 * another version.
 */
struct sum {
	double sum, lost;
};

static inline void sum_add(struct sum *sum, double number)
{
	double total = sum->sum + number;
	sum->lost +=
		fabs(sum->sum) > fabs(number) ? (sum->sum - total) + number : (number - total) + sum->sum;
	sum->sum = total;
}

/* Past all doubles it is infinite; what was lost on the way there is no number then. */
static inline double sum_total(const struct sum *sum)
{
	return isfinite(sum->lost) ? sum->sum + sum->lost : sum->sum;
}

/* The number that its 15 digits say: what is shown as the same is the same in an order, too. */
static inline double sum_round(double number)
{
	char digits[32];
	snprintf(digits, sizeof digits, "%.15g", number);
	return strtod(digits, NULL);
}

#endif
