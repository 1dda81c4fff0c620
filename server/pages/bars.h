#ifndef BARS_H
#define BARS_H

#include "pages/asked.h"

/*
 * Writes groups of rows by one or two dimensions as bars: a bar for each value of the first, as
 * long as it has rows, in pieces for the values of the second; beside it the numbers in words, each
 * a link to its rows; and below what the words mean. What has no value comes last.
 */
void bars_write(struct asked *asked);

#endif
