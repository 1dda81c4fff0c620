#ifndef GONE_H
#define GONE_H

#include "base/error.h"

#include <stdbool.h>

struct db;

/* Keys that items once had, and what became of them: api_gone. */

enum { GONE_SUGGESTION_SIZE = sizeof((struct fault *)0)->suggestion };

/*
 * Tells by ERROR_MOVED or ERROR_GONE what became of a key that the resource once had. False without
 * an error if it never had it; true with ERROR_INTERNAL or ERROR_TOO_COSTLY where that could not be
 * found out.
 */
bool gone_tell(struct db *db, const char *resource, const char *key, struct error *err);

/*
 * What succeeded the item, of any resource, that once had the key, if `accepts` takes the
 * successor's resource; else, and where a suggestion has no room for it, ret_key is empty. False
 * with ERROR_INTERNAL or ERROR_TOO_COSTLY.
 */
bool gone_successor(struct db *db, const char *key,
	bool (*accepts)(void *context, const char *resource), void *context,
	char ret_key[static GONE_SUGGESTION_SIZE], struct error *err);

#endif
