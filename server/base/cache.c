#include "base/cache.h"

#include "base/shared.h"
#include "base/text.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum {
	BUCKET_BYTES = 1024, /* of room for each bucket: few answers are smaller */
	BUCKETS_MIN = 64,
	USES_MAX = 3,      /* as many rounds in main outlive the last use */
	PROMOTING_USES = 2 /* from small to main */
};

struct entry {
	struct entry *chained; /* the next of its bucket */
	struct entry *newer;   /* the next of its queue */
	struct shared *value;
	uint64_t hash;
	size_t size; /* with this entry and its key */
	atomic_uint uses;
	size_t len;
	char key[];
};

struct queue {
	struct entry *oldest, *newest;
	size_t bytes;
};

struct cache {
	pthread_rwlock_t lock;
	atomic_size_t max; /* 0 once it is closed */
	uint64_t seed;     /* so that nobody outside knows which keys share a bucket */
	size_t mask;
	struct entry **buckets;
	uint64_t *ghosts; /* hashes of what left small unused, each in the place that it leads to */
	struct queue small, main;
	size_t entries;
	uint64_t evictions;
	atomic_uint_fast64_t hits, misses;
};

static bool allocate(struct cache *cache)
{
	size_t count = BUCKETS_MIN;
	while (count < cache->max / BUCKET_BYTES)
		count *= 2;
	cache->mask = count - 1;
	cache->buckets = calloc(count, sizeof *cache->buckets);
	cache->ghosts = calloc(count, sizeof *cache->ghosts);
	return cache->buckets && cache->ghosts;
}

struct cache *cache_create(size_t max)
{
	struct cache *cache = calloc(1, sizeof *cache);
	if (!cache)
		return NULL;
	/* else a stream of finders could keep a putter waiting */
	pthread_rwlockattr_t fair;
	pthread_rwlockattr_init(&fair);
	pthread_rwlockattr_setkind_np(&fair, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
	pthread_rwlock_init(&cache->lock, &fair);
	pthread_rwlockattr_destroy(&fair);
	atomic_init(&cache->max, max);
	if (getrandom(&cache->seed, sizeof cache->seed, GRND_NONBLOCK) != sizeof cache->seed)
		cache->seed = TEXT_HASH;
	if (max == 0 || allocate(cache))
		return cache;
	cache_destroy(cache);
	return NULL;
}

static void free_entry(struct entry *entry)
{
	shared_unref(entry->value);
	free(entry);
}

static struct entry *pop(struct queue *queue)
{
	struct entry *entry = queue->oldest;
	queue->oldest = entry->newer;
	if (!queue->oldest)
		queue->newest = NULL;
	queue->bytes -= entry->size;
	return entry;
}

static void push(struct queue *queue, struct entry *entry)
{
	entry->newer = NULL;
	if (queue->newest)
		queue->newest->newer = entry;
	else
		queue->oldest = entry;
	queue->newest = entry;
	queue->bytes += entry->size;
}

void cache_destroy(struct cache *cache)
{
	if (!cache)
		return;
	while (cache->small.oldest)
		free_entry(pop(&cache->small));
	while (cache->main.oldest)
		free_entry(pop(&cache->main));
	free(cache->buckets);
	free(cache->ghosts);
	pthread_rwlock_destroy(&cache->lock);
	free(cache);
}

/* The link of a bucket that leads to the entry, or to the bucket's end; counts those before it. */
static struct entry **find_link(
	struct cache *cache, uint64_t hash, const void *key, size_t len, size_t *ret_before)
{
	struct entry **link = &cache->buckets[hash & cache->mask];
	for (*ret_before = 0; *link; link = &(*link)->chained, ++*ret_before)
		if ((*link)->hash == hash && (*link)->len == len && memcmp((*link)->key, key, len) == 0)
			break;
	return link;
}

static struct shared *find(struct cache *cache, const void *key, size_t len)
{
	struct shared *value = NULL;
	size_t before;
	if (cache->max == 0)
		return NULL;
	uint64_t hash = text_hash(cache->seed, key, len);
	pthread_rwlock_rdlock(&cache->lock);
	struct entry *entry = *find_link(cache, hash, key, len, &before);
	if (entry) {
		value = shared_ref(entry->value);
		/* two threads may count one use; written only while it changes, to leave the line shared */
		unsigned uses = atomic_load_explicit(&entry->uses, memory_order_relaxed);
		if (uses < USES_MAX)
			atomic_store_explicit(&entry->uses, uses + 1, memory_order_relaxed);
	}
	pthread_rwlock_unlock(&cache->lock);
	return value;
}

static void count(atomic_uint_fast64_t *counter)
{
	atomic_fetch_add_explicit(counter, 1, memory_order_relaxed);
}

struct shared *cache_find(struct cache *cache, const void *key, size_t len)
{
	struct shared *value = find(cache, key, len);
	if (cache->max > 0)
		count(value ? &cache->hits : &cache->misses);
	return value;
}

struct shared *cache_peek(struct cache *cache, const void *key, size_t len)
{
	struct shared *value = find(cache, key, len);
	if (value)
		count(&cache->hits);
	return value;
}

static void drop(struct cache *cache, struct entry *entry)
{
	size_t before;
	*find_link(cache, entry->hash, entry->key, entry->len, &before) = entry->chained;
	cache->entries--;
	cache->evictions++;
	free_entry(entry);
}

/* Takes one step towards less: each either frees something or uses up one use. */
static void evict(struct cache *cache)
{
	if (cache->small.bytes > cache->max / 10 || !cache->main.oldest) {
		struct entry *entry = pop(&cache->small);
		if (atomic_load(&entry->uses) >= PROMOTING_USES) {
			atomic_store(&entry->uses, 0);
			push(&cache->main, entry);
		} else {
			cache->ghosts[entry->hash & cache->mask] = entry->hash;
			drop(cache, entry);
		}
		return;
	}
	struct entry *entry = pop(&cache->main);
	unsigned uses = atomic_load(&entry->uses);
	if (uses > 0) {
		atomic_store(&entry->uses, uses - 1);
		push(&cache->main, entry);
	} else {
		drop(cache, entry);
	}
}

static struct entry *create_entry(
	uint64_t hash, const void *key, size_t len, struct shared *value, size_t size)
{
	struct entry *entry = malloc(sizeof *entry + len);
	if (!entry)
		return NULL;
	*entry = (struct entry){.value = shared_ref(value), .hash = hash, .size = size, .len = len};
	atomic_init(&entry->uses, 0);
	memcpy(entry->key, key, len);
	return entry;
}

void cache_put(struct cache *cache, const void *key, size_t len, struct shared *value, size_t size)
{
	size_t before;
	size += sizeof(struct entry) + len;
	if (size > cache->max / 8)
		return;
	uint64_t hash = text_hash(cache->seed, key, len);
	struct entry *entry = create_entry(hash, key, len, value, size);
	if (!entry)
		return;
	pthread_rwlock_wrlock(&cache->lock);
	struct entry **link = find_link(cache, hash, key, len, &before);
	bool taken = !*link && before < CACHE_WAYS;
	if (taken) {
		*link = entry;
		cache->entries++;
		bool again = cache->ghosts[hash & cache->mask] == hash;
		push(again ? &cache->main : &cache->small, entry);
		while (cache->small.bytes + cache->main.bytes > cache->max)
			evict(cache);
	}
	pthread_rwlock_unlock(&cache->lock);
	if (!taken)
		free_entry(entry);
}

void cache_close(struct cache *cache)
{
	pthread_rwlock_wrlock(&cache->lock);
	atomic_store(&cache->max, 0);
	while (cache->small.bytes + cache->main.bytes > 0)
		evict(cache);
	pthread_rwlock_unlock(&cache->lock);
}

void cache_count(struct cache *cache, struct cache_counts *ret_counts)
{
	pthread_rwlock_rdlock(&cache->lock);
	*ret_counts = (struct cache_counts){
		.hits = atomic_load(&cache->hits),
		.misses = atomic_load(&cache->misses),
		.evictions = cache->evictions,
		.entries = cache->entries,
		.bytes = cache->small.bytes + cache->main.bytes,
		.max = cache->max,
	};
	pthread_rwlock_unlock(&cache->lock);
}
