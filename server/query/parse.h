#ifndef PARSE_H
#define PARSE_H

#include <stdbool.h>

struct catalog;
struct error;
struct query;
struct resource;
struct target;

/*
 * Checks the arguments of a collection, an item or a search against the catalog and fills in the
 * query, of which base and format must be set before (FORMAT_NONE where no suffix was given), and
 * the catalog, or NULL where a suggestion need not think of other resources' fields. False with
 * ERROR_BAD_QUERY and a fault for every key or value that is unknown, out of bounds or of the wrong
 * type. The target must outlive the query, and its arguments are taken apart in place.
 */
bool query_parse(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);
bool query_parse_item(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);
/* A citation's: of an item's parameters the language alone. */
bool query_parse_citation(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);
/* A page's, of a resource or, if that is NULL, of a search, which may not say yet what it looks
 * for. */
bool query_parse_page(struct query *query, const struct catalog *catalog,
	const struct resource *resource, struct target *target, struct error *err);
bool query_parse_search(
	struct query *query, const struct catalog *catalog, struct target *target, struct error *err);

/*
 * Whether the query's format can show what it asks for: faults for bom, safe, facet and include.
 * The parsers see to it where the address names the format, their caller where Accept does.
 */
bool query_check_format(const struct query *query, struct error *err);

#endif
