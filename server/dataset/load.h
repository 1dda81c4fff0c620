#ifndef LOAD_H
#define LOAD_H

struct catalog;
struct db;
struct error;

/*
 * Bytes by which what SQLite holds may grow while a description is read, since it sorts in memory.
 * SQLite has one limit for the whole process: what requests take meanwhile counts in it, what was
 * there before not.
 */
enum { LOAD_HEAP_MAX = 96 << 20 };

/*
 * Reads what a dataset offers out of its api_ tables: NULL with ERROR_UNAVAILABLE and one fault a
 * contradiction (`parameter` names the resource.field). The caller owns the catalog.
 */
struct catalog *load_catalog(struct db *db, struct error *err);

#endif
