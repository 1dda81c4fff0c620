#include "dataset/totals.h"

#include "base/cache.h"
#include "base/shared.h"

#include <stdlib.h>

struct totals {
	struct cache *cache;
};

struct total {
	struct shared shared;
	int64_t rows;
};

struct totals *totals_create(size_t max)
{
	struct totals *totals = malloc(sizeof *totals);
	if (totals && (totals->cache = cache_create(max)))
		return totals;
	free(totals);
	return NULL;
}

void totals_destroy(struct totals *totals)
{
	if (totals)
		cache_destroy(totals->cache);
	free(totals);
}

bool totals_find(struct totals *totals, const void *key, size_t len, int64_t *ret_total)
{
	struct total *total = (struct total *)cache_find(totals->cache, key, len);
	if (!total)
		return false;
	*ret_total = total->rows;
	shared_unref(&total->shared);
	return true;
}

static void destroy(struct shared *shared)
{
	free(shared);
}

void totals_put(struct totals *totals, const void *key, size_t len, int64_t total)
{
	struct total *kept = malloc(sizeof *kept);
	if (!kept)
		return;
	shared_init(&kept->shared, destroy);
	kept->rows = total;
	cache_put(totals->cache, key, len, &kept->shared, sizeof *kept);
	shared_unref(&kept->shared);
}
