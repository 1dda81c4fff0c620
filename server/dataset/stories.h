#ifndef STORIES_H
#define STORIES_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Reads the dataset's own pages and their blocks into the catalog. Does not check the queries of
 * blocks; whoever runs them reports what is wrong. Fails as description.h does, and for a name
 * unfit for an address, an unknown kind of block, or beyond CATALOG_STORIES_MAX or
 * CATALOG_BLOCKS_MAX.
 */
bool stories_load(struct catalog *catalog, struct db *db, struct error *err);

#endif
