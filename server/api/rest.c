#include "api/rest.h"

#include "dataset/snapshot.h"

#include <stdlib.h>
#include <string.h>

struct rest *rest_create(struct snapshot *snapshot, enum format format, const char *target)
{
	size_t size = strlen(target) + 1;
	struct rest *rest = malloc(sizeof *rest + size);
	if (!rest)
		return NULL;
	rest->snapshot = snapshot_ref(snapshot);
	rest->format = format;
	memcpy(rest->target, target, size);
	return rest;
}

void rest_destroy(struct rest *rest)
{
	if (!rest)
		return;
	snapshot_unref(rest->snapshot);
	free(rest);
}
