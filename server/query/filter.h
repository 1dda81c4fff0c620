#ifndef FILTER_H
#define FILTER_H

#include "query/query.h"

#include <stdbool.h>
#include <stddef.h>

struct error;
struct target;

/*
 * Makes one condition of all arguments that bear the key of argument `first`, which is the first of
 * them. False with a fault for each value that is wrong, or for a key that is no field with an
 * operator that its type has; the nearest right key is suggested.
 */
bool filter_parse(struct query *query, struct target *target, size_t first, struct error *err);

/*
 * Offers what a key that is no parameter may have meant: a filterable field, alone or with an
 * operator. Writes the suggestion, or an empty text.
 */
enum { FILTER_SUGGESTION_SIZE = 160 };
void filter_suggest(const struct resource *resource, const char *key,
	char ret_suggestion[static FILTER_SUGGESTION_SIZE]);

#endif
