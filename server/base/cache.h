#ifndef CACHE_H
#define CACHE_H

#include <stddef.h>
#include <stdint.h>

struct shared;

/*
 * Values by key, bounded in bytes, for all threads at once. Finding takes a lock that finders hold
 * together; only putting excludes them. What has to go is chosen by S3-FIFO (Yang et al., "FIFO
 * queues are all you need for cache eviction", SOSP 2023): a tenth of the room is for what was
 * asked for once, so that a scan of keys that nobody repeats leaves the rest alone.
 */
struct cache;

enum { CACHE_WAYS = 8 /* keys of one bucket; more are not taken in, so no chain can grow long */ };

/* Room for `max` bytes; with 0 nothing is kept. NULL without memory. */
struct cache *cache_create(size_t max);
void cache_destroy(struct cache *cache);

/* The value under these `len` bytes, with a reference of the caller's own; NULL if there is none.
 */
struct shared *cache_find(struct cache *cache, const void *key, size_t len);

/* The same, by who will look again with cache_find() where there is none: a miss does not count. */
struct shared *cache_peek(struct cache *cache, const void *key, size_t len);

/*
 * Keeps a value of `size` bytes under a key, by a reference of the cache's own. A key that is there
 * keeps the value it has. What is over an eighth of the room, and what finds no memory, is not
 * kept.
 */
void cache_put(struct cache *cache, const void *key, size_t len, struct shared *value, size_t size);

/* Lets go of all that it has, and keeps nothing from here on. */
void cache_close(struct cache *cache);

struct cache_counts {
	uint64_t hits, misses, evictions;
	size_t entries, bytes, max;
};

void cache_count(struct cache *cache, struct cache_counts *ret_counts);

#endif
