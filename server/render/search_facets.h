#ifndef SEARCH_FACETS_H
#define SEARCH_FACETS_H

#include "query/query.h"

struct best;
struct buf;
struct error;
struct source;

struct search_facet_value {
	char *text; /* NULL for null */
	size_t len;
	int64_t count;
};

/* The count of hits for each value of a field. */
struct search_facet {
	struct search_facet_value *values; /* hash table; NULL if the facet is not counted */
	size_t slots, count;
};

/*
 * Counts the hits of a search by the values of its facets, and ranks them in the same pass, since
 * finding them is most of the work.
 */
struct search_facets {
	struct search_facet fields[QUERY_FACETS_MAX];
	const struct query *query;
};

/*
 * Runs the search and stores the number of hits and, unless best is NULL, the best ones. Returns
 * false and sets err on failure; search_facets_finish() and best_finish() may be called then, too.
 */
bool search_facets_count(struct search_facets *facets, struct best *best,
	const struct source *source, const struct query *query, const char *match, int64_t *ret_total,
	struct error *err);
void search_facets_finish(struct search_facets *facets);

/*
 * Writes the values of a facet, most frequent first, as page_write_facets() does; nothing if no
 * search was run.
 */
void search_facets_write(struct search_facets *facets, size_t facet, struct buf *body);

#endif
