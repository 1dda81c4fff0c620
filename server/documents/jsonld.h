#ifndef JSONLD_H
#define JSONLD_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * /v1/dataset.jsonld: the dataset for catalogues and search engines, in one JSON-LD document: a
 * Dataset of schema.org and of DCAT-AP 3, with files and tables as Croissant 1.1 has them. Its
 * terms stand in it, so that no reader fetches any. Addresses are absolute where the origin is
 * known, else paths. False with ERROR_INTERNAL.
 */
bool jsonld_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
