#ifndef DEFINITIONS_H
#define DEFINITIONS_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Reads into the catalog what resources refer to: vocabularies, shapes, and what the dataset says
 * about itself, including its pages. Fails as description.h does.
 */
bool definitions_load(struct catalog *catalog, struct db *db, struct error *err);

#endif
