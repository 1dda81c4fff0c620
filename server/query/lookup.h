#ifndef LOOKUP_H
#define LOOKUP_H

#include <stdbool.h>

struct catalog;
struct db;
struct error;
struct query;
struct resource;

/*
 * What of a request only the rows can tell: whether that is there which it names. What is not is a
 * fault with the key of what is called so, or else the nearest, so that no answer is empty because
 * of a slip. That one is looked for among MEANT_ROWS_MAX of a resource, and for the first
 * LOOKUP_SUGGESTIONS_MAX faults of a request, or, where a value may be a key of several resources,
 * LOOKUP_WIDE_SUGGESTIONS_MAX.
 */
enum { LOOKUP_SUGGESTIONS_MAX = 8, LOOKUP_WIDE_SUGGESTIONS_MAX = 2 };

/* Whether a resource has the key: 1 or 0, or -1 with ERROR_INTERNAL or ERROR_TOO_COSTLY. */
int lookup_key(struct db *db, const struct resource *resource, const char *key, struct error *err);

/* Sets ERROR_MOVED or ERROR_GONE for a key that a resource once had, ERROR_NOT_FOUND for another
 * that it has not; other errors as of lookup_key(). */
void lookup_missing(
	struct db *db, const struct resource *resource, const char *key, struct error *err);

/* Whether a query has conditions that lookup_check() looks at. */
bool lookup_is_needed(const struct query *query);

/*
 * False with ERROR_BAD_QUERY and a fault for each value that `=` or `__ne` compares a reference or
 * the key itself with and that is no key of what the field refers to, or that a field of the format
 * `word` has in no row; and for each text with a comma that no record has, of __contains or
 * __prefix, which do not split there. ERROR_INTERNAL or ERROR_TOO_COSTLY ends the lookups at once
 * and stands alone, whatever faults there were.
 */
bool lookup_check(
	const struct query *query, const struct catalog *catalog, struct db *db, struct error *err);

#endif
