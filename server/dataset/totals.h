#ifndef TOTALS_H
#define TOTALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Totals that were counted before, by what was counted: a cache of its own and a type of its own,
 * so that no key whatsoever leads to a value of another kind. For all threads at once.
 */
struct totals;

/* Room for `max` bytes; with 0 nothing is kept. NULL without memory. */
struct totals *totals_create(size_t max);
void totals_destroy(struct totals *totals);

/* The total under these `len` bytes; false if there is none. */
bool totals_find(struct totals *totals, const void *key, size_t len, int64_t *ret_total);

/* Keeps a total; what finds no room or no memory is counted again the next time. */
void totals_put(struct totals *totals, const void *key, size_t len, int64_t total);

#endif
