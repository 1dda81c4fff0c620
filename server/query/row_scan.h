#ifndef ROW_SCAN_H
#define ROW_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct db;
struct error;
struct field;
struct query;

/*
 * The rows of a large resource that satisfy the search q and the conditions. Lives as long as a
 * request; zero it first.
 */
struct hits {
	uint8_t
		*found; /* indexed by api_row - 1: 1 if the row matches, else 0; NULL before the search */
	size_t count;
	uint16_t *
		failed; /* if facets ignore different conditions: bits for what each row fails, else NULL */
	double *ranks;      /* of each row that q finds, if that is sorted by relevance; else NULL */
	int64_t word_count; /* how many rows these are */
};

/*
 * Fills in hits, evaluating each condition once for all counts of a request: on the codes or the
 * texts of its column where it has these (code_scan.h, text_scan.h), else by SQL. For `__ne` SQL
 * looks up the excluded rows rather than the many others. hits->found then applies all conditions;
 * if facet_mode is multi_select, hits->failed says which each row fails. Returns false and sets err
 * on failure.
 */
bool row_scan_find(struct hits *hits, struct db *db, const struct query *query, struct error *err);

/*
 * Recomputes hits->found from hits->failed, ignoring the conditions on the field `without`, or none
 * if that is NULL.
 */
void row_scan_find_without(
	struct hits *hits, const struct query *query, const struct field *without);

/* Writes the numbers of the rows with marks[row - 1] != 0 as a JSON array, in ascending order. */
void row_scan_write_rows(const uint8_t *marks, size_t count, struct buf *list);

#endif
