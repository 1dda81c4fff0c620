#include "api/remainder.h"

#include "dataset/snapshot.h"
#include "query/query.h"
#include "render/page.h"

#include <stdlib.h>
#include <string.h>

struct remainder *remainder_create(
	struct snapshot *snapshot, const struct query *query, const char *target)
{
	size_t size = strlen(target) + 1;
	struct remainder *rest = malloc(sizeof *rest + size);
	if (!rest)
		return NULL;
	rest->snapshot = snapshot_ref(snapshot);
	rest->format = query->format;
	rest->kept = (struct hits){0};
	rest->room = hits_size(query);
	rest->part = page_bytes_max(query, true);
	memcpy(rest->target, target, size);
	return rest;
}

void remainder_destroy(struct remainder *rest)
{
	if (!rest)
		return;
	hits_finish(&rest->kept);
	snapshot_unref(rest->snapshot);
	free(rest);
}
