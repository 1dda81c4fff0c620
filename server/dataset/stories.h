#ifndef STORIES_H
#define STORIES_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Reads the dataset's own pages and what is on them into the catalog. What a block asks for is not
 * looked at: whoever asks it says what is wrong. Fails as description.h does, and for a name that
 * is none of an address, for a kind of block that is not known, for what is beyond
 * CATALOG_STORIES_MAX and CATALOG_BLOCKS_MAX.
 */
bool stories_load(struct catalog *catalog, struct db *db, struct error *err);

#endif
