#ifndef FILTER_H
#define FILTER_H

#include "query/query.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct target;

/*
 * Builds one condition from argument `first` and all later arguments with the same key. Returns
 * false and adds a fault for each bad value, or for a key that is not a field with an operator of
 * its type; the fault suggests the nearest key.
 */
bool filter_parse(struct query *query, struct target *target, size_t first, struct error *err);

#endif
