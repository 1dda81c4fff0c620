#ifndef LOAD_H
#define LOAD_H

struct catalog;
struct db;
struct error;

/*
 * Bytes that SQLite may allocate while a description is read, since it sorts in memory. SQLite has
 * one limit for the whole process: allocations by requests in the meantime count, earlier ones do
 * not.
 */
enum { LOAD_HEAP_MAX = 96 << 20 };

/*
 * Reads the catalog from the api_ tables of a dataset. Returns NULL with ERROR_UNAVAILABLE and a
 * fault for each contradiction (`parameter` names the resource.field). The caller owns the catalog.
 */
struct catalog *load_catalog(struct db *db, struct error *err);

#endif
