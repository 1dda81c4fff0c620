#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

struct sqlite3;

/*
 * Checks a dataset file: SQLite's integrity check, the foreign keys, the search index by the
 * checksum that the build stored, and that every text is UTF-8 without NUL. Calls report(context,
 * fault) for each fault (at most 100 of SQLite's own). Returns whether there was none. The
 * connection must have the tokenizer, and no authorizer.
 */
bool check_file(
	struct sqlite3 *db, void (*report)(void *context, const char *fault), void *context);

#endif
