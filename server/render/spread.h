#ifndef SPREAD_H
#define SPREAD_H

#include "query/query.h"

struct buf;
struct error;
struct source;

struct spread_value {
	char *text; /* NULL for null */
	size_t len;
	int64_t count;
};

/* How many hits have each value of a field. */
struct spread_field {
	struct spread_value *values; /* in slots by their hashes; free where nothing is counted */
	size_t slots, count;
};

/*
 * How the hits of a search spread over the values of its facets. All are counted in one search: to
 * find them is most of the work.
 */
struct spread {
	struct spread_field fields[QUERY_FACETS_MAX];
	const struct query *query;
};

/* Searches, and says how many hits there are; false with an error. spread_finish() is right then,
 * too. */
bool spread_count(struct spread *spread, const struct source *source, const struct query *query,
	const char *match, int64_t *ret_total, struct error *err);
void spread_finish(struct spread *spread);

/* Writes the values of a facet of the query, most first, as page_write_facet() has them; of no
 * search none. */
void spread_write(struct spread *spread, size_t facet, struct buf *body);

#endif
