#ifndef SEARCH_FACETS_H
#define SEARCH_FACETS_H

#include "query/codes.h"
#include "query/query.h"

struct best;
struct buf;
struct db;
struct error;
struct source;

/* How many hits have each value of a field, by its code. */
struct search_facet {
	struct codes codes;   /* of the rows of the index */
	int64_t before, rows; /* those before the chunk that was read, and up to its end */
	uint16_t chunk[CODES_CHUNK];
	int64_t counts[CODES_WORDS];
};

/*
 * Counts the hits of a search by the values of its facets, and ranks them in the same pass, since
 * finding them is most of the work.
 */
struct search_facets {
	const struct query *query;
	struct search_facet *fields[QUERY_FACETS_MAX];
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
 * search was run. Returns false and sets err on failure.
 */
bool search_facets_write(
	struct search_facets *facets, size_t facet, struct db *db, struct buf *body, struct error *err);

#endif
