#ifndef VALIDATE_ROWS_H
#define VALIDATE_ROWS_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Reads all rows of all resources and checks them against their description: nulls, types,
 * vocabulary words, valid JSON, UTF-8 without control characters, keys without reserved suffixes,
 * length of sortable texts, number of rows. Adds a fault for each field that is wrong, naming the
 * first row. Returns whether all is right.
 */
bool validate_rows(const struct catalog *catalog, struct db *db, struct error *err);

#endif
