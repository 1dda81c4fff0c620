#ifndef RETIRED_KEY_H
#define RETIRED_KEY_H

#include "query/fault.h"

#include <stdbool.h>

struct db;

/* Keys of items that were retired, and what replaced them (table api_gone). */

/*
 * Looks up a key that the resource does not have. Returns true and sets ERROR_MOVED or ERROR_GONE
 * if it had the key once, or ERROR_INTERNAL or ERROR_TOO_COSTLY on failure. Returns false and sets
 * no error if it never had it.
 */
bool retired_key_explain(struct db *db, const char *resource, const char *key, struct error *err);

/*
 * Finds the successor of the item that once had the key, in any resource that `accepts` returns
 * true for. Sets ret_key to its key, or to "" if there is none or it does not fit. Returns false
 * with ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
bool retired_key_successor(struct db *db, const char *key,
	bool (*accepts)(void *context, const char *resource), void *context,
	char ret_key[static FAULT_SUGGESTION_SIZE], struct error *err);

#endif
