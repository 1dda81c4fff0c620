#include "query/tally.h"

#include "base/error.h"
#include "query/code_scan.h"
#include "query/counts.h"
#include "query/hits.h"
#include "query/coded_words.h"

#include <stdlib.h>

enum { FEW = 16 /* for fewer than one in so many rows, an index is faster than reading codes */ };

static bool has_coded_facet(const struct query *query)
{
	for (size_t i = 0; i < query->facet_count; i++)
		if (query->facets[i].field->coded)
			return true;
	return false;
}

/*
 * Counts by the words of the only column that has conditions: the build has counted their rows, but
 * for lists, where a row may have several. Returns as tally.h describes.
 */
static int count_words(
	struct db *db, const struct query *query, int64_t *ret_total, struct error *err)
{
	const struct field *field = query->conditions[0].field;
	struct coded_words words = {0};
	if (query->q || field->type == FIELD_LIST)
		return 0;
	for (size_t i = 0; i < query->condition_count; i++)
		if (query->conditions[i].field != field || !condition_is_by_code(&query->conditions[i]))
			return 0;
	if (!coded_words_read(&words, db, query, field, false, err))
		return -1;
	*ret_total = words.items;
	return 1;
}

/*
 * Whether few rows have one of a condition's values, so that SQL takes its index. Of other
 * conditions SQL does not know how many rows they leave. Returns 1, 0, or -1 and sets err.
 */
static int is_few(struct db *db, const struct query *query, struct error *err)
{
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		struct coded_words words = {0};
		if (condition->op != OPERATOR_EQ || !condition_is_by_code(condition))
			continue;
		if (!coded_words_read(&words, db, query, condition->field, false, err))
			return -1;
		if (words.items < query->resource->count / FEW)
			return 1;
	}
	return 0;
}

/*
 * Whether SQL should count what it must search for: no code helps, or it finds few rows by an
 * index. But it would search once more for each facet. Returns 1, 0, or -1 and sets err.
 */
static int sql_counts(struct db *db, const struct query *query, struct error *err)
{
	if (!hits_are_of_sql(query) || has_coded_facet(query))
		return 0;
	return hits_are_of_codes(query) || hits_are_sooner(query) ? is_few(db, query, err) : 1;
}

int tally_count(struct db *db, const struct query *query, struct hits *hits, int64_t *ret_total,
	struct error *err)
{
	if (!query->resource || !hits_are_needed(query, NULL))
		return 0;
	if (!hits->found) {
		int counted = count_words(db, query, ret_total, err);
		if (counted != 0)
			return counted;
		int left_to_sql = sql_counts(db, query, err);
		if (left_to_sql != 0)
			return left_to_sql > 0 ? 0 : -1;
	}
	if (!hits_find(hits, db, query, NULL, err))
		return -1;
	*ret_total = 0;
	for (size_t i = 0; i < hits->count; i++)
		*ret_total += hits->found[i];
	return 1;
}

/* Counts the values of a facet, by code. */
static bool count_values(struct db *db, const struct query *query, const struct field *field,
	struct hits *hits, int64_t *counts, struct error *err)
{
	const struct field *without = query->multi_select ? field : NULL;
	struct coded_words words = {.counts = counts};
	if (!hits_are_needed(query, without))
		return coded_words_read(&words, db, query, field, true, err);
	return hits_find(hits, db, query, without, err) &&
		code_scan_count(db, query->resource, field, hits->found, counts, err);
}

int tally_facet(struct db *db, const struct query *query, const struct dimension *facet,
	struct hits *hits, struct buf *counts, struct statement **ret_rows, struct error *err)
{
	if (!query->resource || !facet->field->coded)
		return 0;
	int64_t *by_code = calloc(CODES_WORDS, sizeof *by_code);
	if (!by_code)
		return error_set(err, ERROR_INTERNAL, "no memory to count by") - 1;
	*ret_rows = count_values(db, query, facet->field, hits, by_code, err)
		? counts_select(db, query->resource, facet, by_code, counts, err)
		: NULL;
	free(by_code);
	return *ret_rows ? 1 : -1;
}
