#ifndef ITEMS_H
#define ITEMS_H

#include <stdbool.h>

struct db;
struct error;
struct resource;

#define ITEMS_NO_SUCH_COUNT "has no such number of items"

/*
 * Whether a resource has encoded columns. Only then its api_row are known to be the numbers from 1
 * on without gaps.
 */
bool items_are_coded(const struct resource *resource);

/*
 * Whether a resource's view has the described columns and returns a row if there should be one;
 * otherwise adds a fault.
 */
bool items_match(struct db *db, const struct resource *resource, struct error *err);

/*
 * Whether the number of items in the description is possible; some requests allocate a byte for
 * each. An encoded resource must have exactly that many rows, and no resource has more items than
 * the file has bytes (whose size alone proves little, since a file may be sparse). Otherwise adds a
 * fault.
 */
bool items_count(struct db *db, const struct resource *resource, struct error *err);

#endif
