#ifndef CODE_SCAN_H
#define CODE_SCAN_H

#include "query/query.h"

struct db;
struct error;

/*
 * Evaluates the query's conditions on the codes of a field (condition_is_by_code()), once for each
 * value, and sets `bit` in failed[api_row - 1] for each row whose value fails one. `failed` has an
 * element for each row of the resource. Returns false and sets err on failure, also if the column
 * has not as many rows as the resource.
 */
bool code_scan_mark(struct db *db, const struct query *query, const struct field *field,
	uint16_t *failed, uint16_t bit, struct error *err);

/*
 * Counts the values of an encoded field, by code: of the rows with found[api_row - 1] = 1; `found`
 * has an element for each row of the resource. Each member of a list counts. Fails as
 * code_scan_mark() does.
 */
bool code_scan_count(struct db *db, const struct resource *resource, const struct field *field,
	const uint8_t *found, int64_t *counts, struct error *err);

#endif
