#ifndef LOAD_H
#define LOAD_H

struct catalog;
struct db;
struct error;

/*
 * Reads what a dataset offers out of its api_ tables: NULL with ERROR_UNAVAILABLE and one fault a
 * contradiction (`parameter` names the resource.field). The caller owns the catalog.
 */
struct catalog *load_catalog(struct db *db, struct error *err);

#endif
