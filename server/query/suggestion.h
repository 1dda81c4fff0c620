#ifndef SUGGESTION_H
#define SUGGESTION_H

struct argument;
struct catalog;
struct resource;

/*
 * Suggests what a key that is not a parameter may stand for: a parameter that is allowed in `scope`
 * (IN_COLLECTIONS etc.) or, in collections, a filter of the resource. It prefers a translation of
 * another API's word or syntax (dialect.h; `Limit`, `kind[]`, `height[gte]`, `minHeight`,
 * `height>`) to a similar spelling. It also translates a field of another resource to the one that
 * has the same role in search hits (`due_date` of targets to `date` of facts), and applies a date's
 * operator, as in `year`, to the field of that role. Writes an empty string if it has no
 * suggestion.
 */
enum { SUGGESTION_SIZE = 160 };
void suggestion_write(const struct catalog *catalog, const struct resource *resource, int scope,
	const struct argument *argument, char ret_suggestion[static SUGGESTION_SIZE]);

#endif
