#ifndef JSONLD_H
#define JSONLD_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * Writes /v1/dataset.jsonld, for data catalogues and search engines: a Dataset of schema.org and
 * DCAT-AP 3, with files and tables as in Croissant 1.1. The context is inline, so that readers need
 * not fetch one. Addresses are absolute if the origin is set, else paths. Returns false with
 * ERROR_INTERNAL.
 */
bool jsonld_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
