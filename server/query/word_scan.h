#ifndef WORD_SCAN_H
#define WORD_SCAN_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct error;
struct query;

/*
 * Ranks what the search q of a large resource finds, in one pass: stores the ranks of its rows, by
 * api_row - 1, which the caller frees, also on failure, and the number of those that are found;
 * sets a bit of `failed`, which has a member for each row, for all others. Of more rows than
 * QUERY_RANKED_MAX the rest have the rank 0. Returns false and sets err on failure.
 */
bool word_scan_rank(struct db *db, const struct query *query, uint16_t *failed, uint16_t bit,
	double **ret_ranks, int64_t *ret_count, struct error *err);

#endif
