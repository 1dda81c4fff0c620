#ifndef ITEMS_H
#define ITEMS_H

#include <stdbool.h>

struct db;
struct error;
struct resource;

#define ITEMS_NO_SUCH_COUNT "has no such number of items"

/* Whether a resource has coded columns: only then its api_row are known to be all numbers from 1
 * on. */
bool items_are_coded(const struct resource *resource);

/* Whether a resource's view has the described columns, and gives a row if it has one; else false
 * with a fault. */
bool items_match(struct db *db, const struct resource *resource, struct error *err);

/*
 * Whether it can have as many items as it is said to, for there are requests that take a byte of
 * memory for each: where it is coded it has as many rows, and none has more items than the file has
 * bytes, whatever its view makes of them. A file may be mostly holes, so that its size alone says
 * little. Else false with a fault.
 */
bool items_count(struct db *db, const struct resource *resource, struct error *err);

#endif
