#ifndef COVERAGE_H
#define COVERAGE_H

#include <jansson.h>
#include <stdbool.h>

struct call;

/* What a dataset can tell at all: how many sources it is taken from, and from when to when. */
struct coverage {
	long long sources;        /* 0 where it does not say what its sources are */
	char first[16], last[16]; /* dates of the sources, or empty */
};

void coverage_read(struct call *call, struct coverage *ret_coverage);

/* The same as an object. */
json_t *coverage_object(const struct coverage *coverage);

/* The last year in a text that is after the last source, or else one before the first; 0 without such. */
long coverage_year_outside(const struct coverage *coverage, const char *asked);

/*
 * Why nothing was found of what was asked for, a text: a year in it that is after the last source, or before
 * the first, or else that it is not in the sources, or, where records have some of its words (`partly`), that
 * none has all of them, so that only who reads them knows: `{"why": …, "says": …}`.
 */
json_t *coverage_explain(struct call *call, const char *asked, bool partly);

#endif
