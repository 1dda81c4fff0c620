#ifndef WORD_SCAN_H
#define WORD_SCAN_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct error;
struct query;

/*
 * Finds what the search q of a large resource finds, in one pass: sets a bit of `failed`, which has
 * a member for each row, for all rows but those that are found, and stores the number of these. If
 * query_is_ranked(), also stores the ranks of the rows, by api_row - 1, which the caller frees,
 * also on failure: of more rows than QUERY_RANKED_MAX the rest have the rank 0. Otherwise NULL.
 * Returns false and sets err on failure.
 */
bool word_scan_find(struct db *db, const struct query *query, uint16_t *failed, uint16_t bit,
	double **ret_ranks, int64_t *ret_count, struct error *err);

#endif
