#ifndef PARAMETERS_H
#define PARAMETERS_H

#include "query/format.h"

#include <jansson.h>

struct catalog;
struct resource;

/*
 * The arguments that an address takes, as an array of OpenAPI parameters, typed; what they do is
 * query/parameter.h. What could take no value at all (a resource without relations has nothing to
 * include) is left out. NULL without memory.
 */
json_t *parameters_of_collection(const struct resource *resource);
json_t *parameters_of_item(const struct resource *resource);
json_t *parameters_of_search(const struct catalog *catalog);

/* Of the groups of any collection's rows: what they are grouped by, and what every resource takes
 * alike. */
json_t *parameters_of_groups(const struct catalog *catalog);

/* The same of any collection in another format than JSON: what every resource takes alike. */
json_t *parameters_of_format(const struct catalog *catalog, enum format format);

#endif
