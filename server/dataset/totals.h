#ifndef TOTALS_H
#define TOTALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A cache of totals, by what was counted. It has its own cache and type, so that no key can lead to
 * a value of another kind. Thread-safe.
 */
struct totals;

/* Holds at most `max` bytes; 0 caches nothing. Returns NULL if out of memory. */
struct totals *totals_create(size_t max);
void totals_destroy(struct totals *totals);

/* Stores the total under a key of `len` bytes. Returns false if there is none. */
bool totals_find(struct totals *totals, const void *key, size_t len, int64_t *ret_total);

/* Caches a total. If there is no room or memory it is counted again next time. */
void totals_put(struct totals *totals, const void *key, size_t len, int64_t total);

#endif
