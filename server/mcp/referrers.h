#ifndef REFERRERS_H
#define REFERRERS_H

#include <jansson.h>
#include <stdbool.h>

struct call;
struct item;

/*
 * Returns the records that refer to an item, grouped as on its page: for each resource its name,
 * the query's conditions for all of them (`where`), their number (`total`) and the first ones,
 * latest first, with id and title (`first`). Statements that others refute come last and are marked
 * (`refuted`). For an item that is a statement itself nothing is looked up, since its text names
 * what it is based on. Returns a new reference; NULL with call->problem, or if out of memory.
 */
json_t *referrers_read(struct call *call, const struct item *item);

#endif
