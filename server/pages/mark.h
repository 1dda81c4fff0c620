#ifndef MARK_H
#define MARK_H

#include <stdbool.h>
#include <stddef.h>

enum {
	MARK_LABEL_SIZE = 96,
	MARK_TIME_SIZE = 32,
};

/* A mark in a chart: a value or a range of values, at a time or over a period. */
struct mark {
	double low, high; /* finite */
	double from, to;  /* in months as from axes_month() */
	size_t series;
	char label[MARK_LABEL_SIZE]; /* the value in words */
	char time[MARK_TIME_SIZE];   /* the time in words */
	bool inferred;               /* the time is inferred by a curator, not stated by a source */
};

#endif
