#ifndef VALIDATE_CODES_H
#define VALIDATE_CODES_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Checks the encoded columns of a dataset (query/codes.h) against its rows: the count of each word,
 * the order of words, and the code in each row. Adds a fault for each field that differs. Returns
 * whether all match.
 */
bool validate_codes(const struct catalog *catalog, struct db *db, struct error *err);

#endif
