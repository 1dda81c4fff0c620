#ifndef FILTERS_H
#define FILTERS_H

#include <jansson.h>

struct resource;

/*
 * Adds a collection's filters as OpenAPI parameters: each field with the operators that are useful
 * to a typed client.
 */
void filters_append(json_t **parameters, const struct resource *resource);

/* Adds the components that filters with several values refer to. */
void filters_set_lists(json_t **schemas);

#endif
