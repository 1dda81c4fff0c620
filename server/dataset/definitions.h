#ifndef DEFINITIONS_H
#define DEFINITIONS_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Reads what the resources refer to into the catalog: vocabularies, shapes, and what the dataset
 * says about itself, its pages among it. Fails as description.h does.
 */
bool definitions_load(struct catalog *catalog, struct db *db, struct error *err);

#endif
