#ifndef SUGGESTION_H
#define SUGGESTION_H

struct argument;
struct catalog;
struct resource;

/*
 * What a key that is no parameter may have meant: a parameter that is known in `scope`
 * (IN_COLLECTIONS and so on), or in collections a filter of the resource. Another API's word or
 * spelling for what is here (dialect.h; `Limit`, `kind[]`, `height[gte]`, `minHeight`, `height>`)
 * goes before what is spelt alike; neither is taken where it would mean something else. A field of
 * another resource of the catalog is what hits of a search show as the same here: `due_date` of
 * targets is `date` of facts. Writes the suggestion, or an empty text.
 */
enum { SUGGESTION_SIZE = 160 };
void suggestion_write(const struct catalog *catalog, const struct resource *resource, int scope,
	const struct argument *argument, char ret_suggestion[static SUGGESTION_SIZE]);

#endif
