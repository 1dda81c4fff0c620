#ifndef COMPONENTS_H
#define COMPONENTS_H

#include <jansson.h>

struct catalog;

/*
 * Returns components.schemas as a new reference, or NULL if out of memory. A resource with singular
 * `x` has up to six schemas: `X`, the fields always present; `XRow`, with what include= adds;
 * `XDetail`, with the further fields of an item; `XRelated`, a limited list of related records; and
 * the envelopes `XPage` and `XDocument`. `X` refers to no other resource, so that there are no
 * cycles.
 */
json_t *components_schemas(const struct catalog *catalog);

#endif
