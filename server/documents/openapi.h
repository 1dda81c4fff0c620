#ifndef OPENAPI_H
#define OPENAPI_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * Writes the OpenAPI 3.1 document, generated from the catalog and the lists of operators,
 * parameters, addresses and errors, in English (/docs/zh is in Chinese). It suits client
 * generators: every path is written out for each resource, and each operation has its own
 * parameters, one media type and an operationId (`listFacts`, `getFact`). The same catalog gives
 * the same bytes. Returns false with ERROR_INTERNAL.
 */
bool openapi_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
