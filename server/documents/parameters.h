#ifndef PARAMETERS_H
#define PARAMETERS_H

#include "query/format.h"

#include <jansson.h>

struct catalog;
struct resource;

/*
 * Return the parameters of an address as an array of OpenAPI parameters with types. Leave out those
 * that would allow no value, such as include for a resource without relations. Return NULL if out
 * of memory.
 */
json_t *parameters_of_collection(const struct resource *resource);
json_t *parameters_of_item(const struct resource *resource);
json_t *parameters_of_search(const struct catalog *catalog);

/* The parameters of groups of any collection: dimensions, and those that all resources share. */
json_t *parameters_of_groups(const struct catalog *catalog);

/* The parameters that all collections share in a format other than JSON. */
json_t *parameters_of_format(const struct catalog *catalog, enum format format);

#endif
