#ifndef HIT_H
#define HIT_H

#include <stdbool.h>

struct buf;
struct catalog;
struct query;
struct statement;

/* What highlight() puts around what it marks in a hit's texts: bytes that no text of a dataset
 * holds. */
enum { HIT_OPEN = '\x02', HIT_CLOSE = '\x03' };

/* The columns of a hit: from HIT_DATE on those of api_hit, then the texts in the order of
 * catalog->search. */
enum {
	HIT_RANK,
	HIT_ROW,
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
 * Writes the hit that a statement is at in the query's format, with a comma before it if it is not
 * the first of JSON: search.h tells its members. False without memory, and where the index names no
 * resource or no id.
 */
bool hit_write(const struct catalog *catalog, const struct query *query, struct statement *row,
	bool first, struct buf *body);

#endif
