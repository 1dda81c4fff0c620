#ifndef VALIDATE_TEXTS_H
#define VALIDATE_TEXTS_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Checks the columns of texts of a dataset (query/text_column.h) against its rows. Adds a fault for
 * each field that differs. Returns whether all match.
 */
bool validate_texts(const struct catalog *catalog, struct db *db, struct error *err);

#endif
