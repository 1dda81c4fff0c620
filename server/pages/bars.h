#ifndef BARS_H
#define BARS_H

#include "pages/asked.h"

/*
 * Writes groups of rows by one or two dimensions as a bar chart: a bar for each value of the first,
 * its length the number of rows, divided by the values of the second. Beside each bar are the
 * counts, linked to the rows; below the chart is a legend. Null comes last.
 */
void bars_write(struct asked *asked);

#endif
