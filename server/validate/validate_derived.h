#ifndef VALIDATE_DERIVED_H
#define VALIDATE_DERIVED_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;

/*
 * Checks the tables that the build derived from rows, which answers read instead of these: every
 * item has its name; names, works, histories and successors belong to existing items; JSON is
 * valid; what is searched has its length. Adds a fault for each derived table and resource that is
 * wrong, naming the first item. Returns whether all is right.
 */
bool validate_derived(const struct catalog *catalog, struct db *db, struct error *err);

/*
 * Runs a statement that must return no rows. Adds a fault for the first row, whose first column
 * names the item. Returns whether there was none.
 */
bool validate_finds_none(
	struct db *db, const char *sql, const char *table, const char *reason, struct error *err);

#endif
