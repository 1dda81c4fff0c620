#ifndef RELATIONS_H
#define RELATIONS_H

#include <stdbool.h>

struct catalog;
struct error;

/*
 * Finds how the resources of a catalog lead to one another, from the `ref` of their fields, and
 * fills in their relations. A relation whose name a field bears already is left out: the field
 * goes first. False with ERROR_UNAVAILABLE for a `ref` to a resource that is not there, without
 * memory, or past CATALOG_RELATIONS_MAX.
 */
bool relations_derive(struct catalog *catalog, struct error *err);

#endif
