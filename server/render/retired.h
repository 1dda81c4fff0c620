#ifndef RETIRED_H
#define RETIRED_H

#include <stdbool.h>

struct buf;
struct error;
struct source;

/*
 * Where a search is for a key that an item once had, of whatever resource: what became of it, as
 * members of a list in JSON, each with resource, id, successor_resource, successor_id and reason.
 * Nothing for other words. False with ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
bool retired_write(const struct source *source, const char *q, struct buf *list, struct error *err);

#endif
