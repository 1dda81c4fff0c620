#ifndef CODED_WORDS_H
#define CODED_WORDS_H

#include "query/codes.h"
#include "query/query.h"

/* What the distinct values of an encoded field (api_word) are asked for. */
struct coded_words {
	uint8_t *holds;  /* by code: set to 1 if the value satisfies the conditions; or NULL */
	int64_t *counts; /* by code: set to the number of items that have the value; or NULL */
	int64_t items;   /* increased by the number of items that have such a value */
};

/*
 * Evaluates the query's conditions on the codes of a field (condition_is_by_code()) for each value;
 * with `all` none. Returns false and sets err on failure.
 */
bool coded_words_read(struct coded_words *words, struct db *db, const struct query *query,
	const struct field *field, bool all, struct error *err);

#endif
