#ifndef REACH_H
#define REACH_H

#include <stdbool.h>
#include <stdint.h>

struct buf;
struct error;
struct source;

/* How far a dataset can know at all: the works of its resources (api_work), and from when to when.
 */
struct reach {
	int64_t sources;          /* 0 where it does not say what they are */
	char first[16], last[16]; /* YYYY, YYYY-MM or YYYY-MM-DD; empty where no source has a date */
};

/* False with ERROR_INTERNAL or ERROR_TOO_COSTLY. */
bool reach_read(const struct source *source, struct reach *ret_reach, struct error *err);

/* Writes it as JSON: `sources`, `first` and `last`, which are null without a date. */
void reach_write(const struct reach *reach, struct buf *out);

#endif
