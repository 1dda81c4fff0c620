#ifndef DATAPACKAGE_H
#define DATAPACKAGE_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * Writes /datapackage.json: a Data Package (datapackage.org, version 2), with which tools load each
 * resource's CSV with types and keys. CSV cannot distinguish null from an empty text or list, so
 * the schema does not either. Returns false with ERROR_INTERNAL.
 */
bool datapackage_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
