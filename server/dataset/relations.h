#ifndef RELATIONS_H
#define RELATIONS_H

#include <stdbool.h>

struct catalog;
struct error;

/*
 * Derives the relations between the resources of a catalog from the `ref` of their fields. A
 * relation with the name of a field is left out. Returns false with ERROR_UNAVAILABLE for a `ref`
 * to a resource that does not exist, if out of memory, or beyond CATALOG_RELATIONS_MAX.
 */
bool relations_derive(struct catalog *catalog, struct error *err);

#endif
