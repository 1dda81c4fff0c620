#ifndef HITS_H
#define HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct error;
struct query;

/* Which rows of a large resource the words of a query find, for as long as a request; zero at first. */
struct hits {
	uint8_t
		*found; /* a byte for each row in the order of api_row, 1 or 0; NULL before the search */
	size_t count;
};

/* Searches, unless that is done. The resource is one whose columns are coded. False with an error. */
bool hits_find(struct hits *hits, struct db *db, const struct query *query, struct error *err);

void hits_finish(struct hits *hits);

#endif
