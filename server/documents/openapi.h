#ifndef OPENAPI_H
#define OPENAPI_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * The API as an OpenAPI 3.1 document, made from the catalog and the lists of operators, parameters,
 * addresses and errors alone. Every path is written out for each resource; English stands where
 * OpenAPI wants text, Chinese beside it in `x-title-zh` and `x-description-zh`. The same catalog
 * gives the same bytes. False with ERROR_INTERNAL.
 */
bool openapi_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
