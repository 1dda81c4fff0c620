#ifndef COLUMN_H
#define COLUMN_H

#include "query/codes.h"
#include "query/query.h"

/*
 * An encoded column in use by a count: which of its values satisfy the query's conditions on it,
 * and how often they occur.
 */
struct column {
	const struct field *field;
	bool judged;    /* the query has conditions on this field */
	uint8_t *holds; /* by code: 1 if the value satisfies the conditions, else 0 */
	int64_t items;  /* number of items with such a value */
	struct codes codes;
};

/*
 * Fills in `holds` and `items`, and counts[code] unless counts is NULL. Returns false and sets err
 * on failure.
 */
bool column_judge(struct column *column, struct db *db, const struct query *query, int64_t *counts,
	struct error *err);

/*
 * Reads the next chunk and clears left[i] for each row whose value fails the conditions. Returns
 * the number of rows, 0 at the end, or -1 and sets err. For a list field `codes` is not written:
 * read the lists with codes_take().
 */
int column_next(struct column *column, uint16_t codes[static CODES_CHUNK],
	uint8_t left[static CODES_CHUNK], struct error *err);

void column_close(struct column *column);

#endif
