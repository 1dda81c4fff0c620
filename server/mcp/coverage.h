#ifndef COVERAGE_H
#define COVERAGE_H

#include <jansson.h>
#include <stdbool.h>

struct call;
struct reach;

/* How far the call's dataset can know; where that cannot be read, the call is partial. */
void coverage_read(struct call *call, struct reach *ret_coverage);

/* That as an object. */
json_t *coverage_object(const struct reach *coverage);

/* The last year in a text that is after the last source, or else one before the first; 0 without
 * such. */
long coverage_year_outside(const struct reach *coverage, const char *asked);

/*
 * Why nothing was found of what was asked for, a text: a year in it that is after the last source,
 * or before the first, or else that it is not in the sources, or, where records have some of its
 * words (`partly`), that none has all of them, so that only who reads them knows: `{"why": …,
 * "says": …}`.
 */
json_t *coverage_explain(struct call *call, const char *asked, bool partly);

#endif
