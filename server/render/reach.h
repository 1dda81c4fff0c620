#ifndef REACH_H
#define REACH_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct error;
struct source;

/*
 * What a dataset covers: the number of its sources (works in api_work that are items) and the
 * period of their dates.
 */
struct reach {
	int64_t sources;          /* 0 if the dataset lists no sources */
	char first[16], last[16]; /* YYYY, YYYY-MM or YYYY-MM-DD; "" if no source has a date */
};

/* Returns false with ERROR_INTERNAL or ERROR_TOO_COSTLY. */
bool reach_read(const struct source *source, struct reach *ret_reach, struct error *err);

/* Writes a JSON object: `sources`, `first` and `last`; the dates are null if unknown. */
void reach_write(const struct reach *reach, struct buf *out);

#endif
