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
 * query. The caller sets query->base, query->format (FORMAT_NONE if the path has no suffix) and
 * query->catalog (NULL: suggestions do not consider fields of other resources). Returns false with
 * ERROR_BAD_QUERY and a fault for each key or value that is unknown, out of range or of the wrong
 * type. The target's arguments are modified in place, and it must outlive the query.
 */
bool query_parse(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);
bool query_parse_item(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);
/* The same for a citation, which allows only `labels`. */
bool query_parse_citation(
	struct query *query, const struct resource *resource, struct target *target, struct error *err);
/*
 * The same for HTML pages: of a collection, or of a search if resource is NULL. A search page may
 * lack q.
 */
bool query_parse_page(struct query *query, const struct catalog *catalog,
	const struct resource *resource, struct target *target, struct error *err);
bool query_parse_search(
	struct query *query, const struct catalog *catalog, struct target *target, struct error *err);

/*
 * Whether a key is one that messengers, social networks or advertisers append to shared links
 * (utm_source, fbclid). Pages ignore them.
 */
bool query_is_foreign(const char *key);

/*
 * Whether the query's format supports what the query asks for; else false, with a fault for bom,
 * safe, facet or include. The parsers call it if the address names the format; if Accept selects
 * the format, the caller must.
 */
bool query_check_format(const struct query *query, struct error *err);

#endif
