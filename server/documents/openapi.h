#ifndef OPENAPI_H
#define OPENAPI_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * The API as an OpenAPI 3.1 document, made from the catalog and the lists of operators, parameters,
 * addresses and errors alone, in English; /docs/zh says the same in Chinese. It is made for the
 * generators of clients: every path is written out for each resource; an operation has its own
 * parameters, one media type and a name for code (`listFacts`, `getFact`). The same catalog gives
 * the same bytes. False with ERROR_INTERNAL.
 */
bool openapi_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
