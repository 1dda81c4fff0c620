#ifndef COVERAGE_H
#define COVERAGE_H

#include <jansson.h>
#include <stdbool.h>

struct call;
struct reach;

/* Reads what the call's dataset covers (render/reach.h). Marks the call as partial on failure. */
void coverage_read(struct call *call, struct reach *ret_coverage);

/* Returns it as a JSON object. */
json_t *coverage_object(const struct reach *coverage);

/*
 * Returns the last year in a text that is after the latest source, else one before the earliest,
 * else 0.
 */
long coverage_year_outside(const struct reach *coverage, const char *asked);

/*
 * Explains why a search found nothing: the text names a year outside the period covered; or no
 * record has all of its words although some have part of them (`partly`), so that they must be read
 * to know; or the sources do not cover it. Returns `{"why": …, "says": …}`.
 */
json_t *coverage_explain(struct call *call, const char *asked, bool partly);

#endif
