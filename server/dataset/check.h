#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>

struct sqlite3;

/*
 * Whether a dataset file is whole: SQLite's integrity check, then the foreign keys, then the search
 * index by the checksum that the build stored, then that every text is UTF-8 without NUL. Every
 * fault (at most 100 of SQLite's own) goes to report(context, fault). The connection must have the
 * tokenizer, and no authorizer.
 */
bool check_file(
	struct sqlite3 *db, void (*report)(void *context, const char *fault), void *context);

#endif
