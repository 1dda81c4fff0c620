#ifndef VERIFY_H
#define VERIFY_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Reads every row of every resource and holds it against its description: nulls, types, words,
 * JSON that parses, UTF-8 without controls, keys that can end an address, the length of sortable
 * texts; and their number. Adds a fault for each field that breaks it (naming the first row that
 * does); true if none does.
 */
bool verify_rows(const struct catalog *catalog, struct db *db, struct error *err);

#endif
