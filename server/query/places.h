#ifndef PLACES_H
#define PLACES_H

#include "query/query.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a row stands in an order: what it has in each term before the key, then its number. */
struct place {
	uint16_t codes[QUERY_TERMS_MAX]; /* in the order of the term */
	double relevance;                /* the same, for the term that is relevance */
	int64_t row;
};

/* The first rows of an order, behind `after` if `goes_on`. */
struct places {
	size_t term_count; /* without the key */
	size_t relevance;  /* the term that is relevance; SIZE_MAX: none */
	bool descending;   /* order of the key */
	bool goes_on;
	struct place after;
	struct place *first; /* a heap of `max` places at most, the last of them on top */
	size_t count, max;
};

/* Keeps a row if it is one of the first so far. */
void places_offer(struct places *places, const struct place *place);

#endif
