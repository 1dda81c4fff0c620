#ifndef DATAPACKAGE_H
#define DATAPACKAGE_H

#include <stdbool.h>

struct buf;
struct catalog;
struct error;

/*
 * /datapackage.json: the dataset as a Data Package (datapackage.org, version 2), by which tools
 * load each resource's CSV with its types and keys. What CSV cannot tell apart, the schema does not
 * promise: a text that is not null may be empty, and so may a list. False with ERROR_INTERNAL.
 */
bool datapackage_write(const struct catalog *catalog, struct buf *body, struct error *err);

#endif
