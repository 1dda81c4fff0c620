#ifndef LOOKUP_H
#define LOOKUP_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;
struct query;
struct resource;

/*
 * Checks the values of a request that only the database can check: whether the records that they
 * name exist. A key that does not exist is a fault that suggests the record with that name or the
 * nearest key, so that a misspelt key does not give an empty answer. Suggestions compare up to
 * NEAREST_ROWS_MAX rows of each resource, and are made for the first LOOKUP_SUGGESTIONS_MAX faults
 * of a request, or LOOKUP_WIDE_SUGGESTIONS_MAX if a key may belong to several resources.
 */
enum { LOOKUP_SUGGESTIONS_MAX = 8, LOOKUP_WIDE_SUGGESTIONS_MAX = 2 };

/*
 * Returns 1 if the resource has an item with this key, 0 if not, -1 with ERROR_INTERNAL or
 * ERROR_TOO_COSTLY.
 */
int lookup_key(struct db *db, const struct resource *resource, const char *key, struct error *err);

/*
 * Sets the error for a key that the resource does not have: ERROR_MOVED or ERROR_GONE if it once
 * had it, else ERROR_NOT_FOUND. Other errors as for lookup_key().
 */
void lookup_missing(
	struct db *db, const struct resource *resource, const char *key, struct error *err);

/* Whether the query has conditions that lookup_check() checks. */
bool lookup_is_needed(const struct query *query);

/*
 * Returns false with ERROR_BAD_QUERY and a fault for each value of `=` or `__ne` that is not a key
 * of the resource that the field refers to, or, for a field of format `word`, occurs in no row; and
 * for each value of __contains or __prefix that has a comma and is found in no row, because these
 * operators do not split at commas. ERROR_INTERNAL or ERROR_TOO_COSTLY ends the checks and replaces
 * the faults.
 */
bool lookup_check(
	const struct query *query, const struct catalog *catalog, struct db *db, struct error *err);

#endif
