#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "query/query.h"

struct db;
struct error;

/*
 * Evaluates the query's conditions on the texts of a field (condition_is_by_text()), in one pass
 * over its column (text_column.h): sets `bit` in failed[api_row - 1] for each row that fails one.
 * `failed` has an element for each row of the resource. Rows that have the bit are passed over.
 * Returns false and sets err on failure, also if the column has not as many rows as the resource.
 */
bool text_scan_mark(struct db *db, const struct query *query, const struct field *field,
	uint16_t *failed, uint16_t bit, struct error *err);

/*
 * Looks for the values of a condition on the texts of its column one by one: sets seen[i] where a
 * row satisfies it with its value i alone. Those that are set are passed over, and the scan ends
 * with the last. Returns false and sets err on failure.
 */
bool text_scan_see(struct db *db, const struct query *query, const struct condition *condition,
	bool *seen, struct error *err);

#endif
