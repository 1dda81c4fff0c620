#ifndef BARS_H
#define BARS_H

#include "pages/asked.h"

/*
 * Writes groups of rows as a bar chart: a bar for each value of the first dimension, its length the
 * number of rows, divided by the values of the last, if there is another. Dimensions in between
 * part the rows that are null in the first: `date__year,period,kind` gives those without a year a
 * bar for each period. Beside each bar are the counts, linked to the rows; below the chart is a
 * legend. Null comes last.
 */
void bars_write(struct asked *asked);

#endif
