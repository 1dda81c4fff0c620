#ifndef MARK_H
#define MARK_H

#include <stddef.h>

enum {
	MARK_LABEL_SIZE = 96,
	MARK_TIME_SIZE = 32,
};

/* In a chart: a value, or all between two, at a time or from one to another. */
struct mark {
	double low, high; /* finite */
	double from, to;  /* months, as axes_month() counts them */
	size_t series;
	char label[MARK_LABEL_SIZE]; /* what stands beside it: the value in words */
	char time[MARK_TIME_SIZE];   /* its time in words */
};

#endif
