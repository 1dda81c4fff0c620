#ifndef CACHE_H
#define CACHE_H

#include <stddef.h>
#include <stdint.h>

struct shared;

/*
 * A cache of values by key, bounded in bytes. Thread-safe: finding takes a shared lock, putting an
 * exclusive one. Eviction is S3-FIFO (Yang et al., "FIFO queues are all you need for cache
 * eviction", SOSP 2023): a tenth of the room is for values requested once, so that a scan of keys
 * that nobody repeats does not displace the others.
 */
struct cache;

enum {
	CACHE_WAYS = 8 /* keys in a bucket; further ones are not cached, so that no chain grows long */
};

/* Holds at most `max` bytes; 0 caches nothing. Returns NULL if out of memory. */
struct cache *cache_create(size_t max);
void cache_destroy(struct cache *cache);

/*
 * Returns the value under a key of `len` bytes with a reference for the caller; NULL if there is
 * none.
 */
struct shared *cache_find(struct cache *cache, const void *key, size_t len);

/* The same, if the caller will call cache_find() after a miss: this miss is not counted. */
struct shared *cache_peek(struct cache *cache, const void *key, size_t len);

/*
 * Caches a value of `size` bytes under a key, with its own reference. An existing key keeps its
 * value. Values larger than an eighth of the room are not cached, nor any if out of memory.
 */
void cache_put(struct cache *cache, const void *key, size_t len, struct shared *value, size_t size);

/* Releases all values; from now on nothing is cached. */
void cache_close(struct cache *cache);

struct cache_counts {
	uint64_t hits, misses, evictions;
	size_t entries, bytes, max;
};

void cache_count(struct cache *cache, struct cache_counts *ret_counts);

#endif
