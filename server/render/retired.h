#ifndef RETIRED_H
#define RETIRED_H

#include <stdbool.h>

struct buf;
struct error;
struct source;

/*
 * If q is a key that an item of any resource once had, writes what became of it as members of a
 * JSON array: resource, id, successor_resource, successor_id and reason. Else writes nothing.
 * Returns false with ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
bool retired_write(const struct source *source, const char *q, struct buf *list, struct error *err);

#endif
