#ifndef COMPONENTS_H
#define COMPONENTS_H

#include <jansson.h>

struct catalog;

/*
 * All of components.schemas; a new reference, NULL without memory. A resource whose items are
 * called `x` has up to six: `X`, the fields that are always there; `XRow`, with what include= adds;
 * `XDetail`, with what an item shows beside them; `XRelated`, the first of many that belong to
 * another record; and the envelopes `XPage` of rows and `XDocument` of one item. `X` names no other
 * resource, so that none leads back to itself.
 */
json_t *components_schemas(const struct catalog *catalog);

#endif
