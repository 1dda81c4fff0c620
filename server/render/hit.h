#ifndef HIT_H
#define HIT_H

#include <stdbool.h>

struct buf;
struct catalog;
struct highlight;
struct query;
struct statement;

/*
 * The columns of a hit: those of api_hit from HIT_DATE on, then the texts in the order of
 * catalog->search.
 */
enum {
	HIT_RESOURCE,
	HIT_ID,
	HIT_DATE,
	HIT_DATE_START,
	HIT_DATE_PRECISION,
	HIT_CATEGORY,
	HIT_STATUS,
	HIT_VERDICT,
	HIT_SOURCE_IDS,
	HIT_FIRST_TEXT
};

/*
 * Writes the current row of a statement as a hit, with its highlights, in the query's format;
 * search.h lists the members. Returns false if out of memory, or if the index entry has no resource
 * or id.
 */
bool hit_write(const struct catalog *catalog, const struct query *query,
	const struct highlight *found, struct statement *row, struct buf *body);

#endif
