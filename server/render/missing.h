#ifndef MISSING_H
#define MISSING_H

#include <stdbool.h>

struct error;
struct query;
struct source;
struct term;

/*
 * Looks before a search for what costs less than it and shows that it finds nothing: whether any
 * item has the finished words, since the one that may go on costs the most. Sets *ret_none where
 * none has, and *ret_missing to the term that finds nothing if the search does not: the only one;
 * its length is 0 where there are more. False with an error.
 */
bool missing_find(const struct source *source, const struct query *query, bool *ret_none,
	struct term *ret_missing, struct error *err);

#endif
