#ifndef FILTERS_H
#define FILTERS_H

#include <jansson.h>

struct resource;

/* Adds the filters of a collection as OpenAPI parameters: each field with each operator that helps
 * a typed client. */
void filters_append(json_t **parameters, const struct resource *resource);

/* Adds the components that filters of many values refer to. */
void filters_set_lists(json_t **schemas);

#endif
