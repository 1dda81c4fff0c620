#ifndef FILTER_H
#define FILTER_H

#include "query/query.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct target;

/*
 * Makes one condition of all arguments that bear the key of argument `first`, which is the first of
 * them. False with a fault for each value that is wrong, or for a key that is no field with an
 * operator that its type has; the nearest right key is suggested.
 */
bool filter_parse(struct query *query, struct target *target, size_t first, struct error *err);

#endif
