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
 * Returns 1 if a row satisfies the query's conditions on the texts of a field, 0 if none does, or
 * -1 and sets err.
 */
int text_scan_has(
	struct db *db, const struct query *query, const struct field *field, struct error *err);

#endif
