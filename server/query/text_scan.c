#include "query/text_scan.h"

#include "base/error.h"
#include "query/text_column.h"

#include <stdlib.h>
#include <string.h>

struct text_scan {
	const struct query *query;
	const struct condition *conditions[QUERY_CONDITIONS_MAX];
	size_t count;
	struct value sought[QUERY_VALUES_MAX]; /* by the index in query->values: of LIKE, folded */
	char *folded;                          /* all of them */
};

/* Takes the conditions on the field. Returns whether any needs folded texts. */
static bool take_conditions(struct text_scan *scan, const struct field *field)
{
	bool folds = false;
	for (size_t i = 0; i < scan->query->condition_count; i++) {
		const struct condition *condition = &scan->query->conditions[i];
		if (condition->field != field || !condition_is_by_text(condition))
			continue;
		scan->conditions[scan->count++] = condition;
		folds = folds || operator_is_like(condition->op);
	}
	return folds;
}

static bool fold_sought(struct text_scan *scan, struct error *err)
{
	size_t size = 1;
	for (size_t i = 0; i < scan->query->value_count; i++)
		size += scan->query->values[i].type == VALUE_TEXT ? scan->query->values[i].len + 1 : 0;
	char *at = scan->folded = malloc(size);
	if (!at)
		return error_set(err, ERROR_INTERNAL, "no memory for texts");
	for (size_t i = 0; i < scan->count; i++) {
		const struct condition *condition = scan->conditions[i];
		for (size_t n = condition->first; n < condition->first + condition->count; n++) {
			struct value value = scan->query->values[n];
			if (operator_is_like(condition->op)) {
				text_column_fold(value.text, value.len, at);
				value.text = at;
				at += value.len;
				*at++ = '\0';
			}
			scan->sought[n] = value;
		}
	}
	return true;
}

static bool is_found(enum op op, const struct column_text *text, const struct value *sought)
{
	switch (op) {
	case OPERATOR_CONTAINS:
		return strstr(text->folded, sought->text);
	case OPERATOR_PREFIX:
		return sought->len <= text->value.len &&
			memcmp(text->folded, sought->text, sought->len) == 0;
	default:
		return value_compare(&text->value, sought) == 0;
	}
}

static bool is_any(
	const struct text_scan *scan, const struct condition *condition, const struct column_text *text)
{
	for (size_t i = 0; text->value.type != VALUE_NULL && i < condition->count; i++)
		if (is_found(condition->op, text, &scan->sought[condition->first + i]))
			return true;
	return false;
}

static bool holds(
	const struct text_scan *scan, const struct condition *condition, const struct column_text *text)
{
	const struct value *sought = &scan->sought[condition->first];
	bool null = text->value.type == VALUE_NULL;
	switch (condition->op) {
	case OPERATOR_ISNULL:
		return null == (sought->integer != 0);
	case OPERATOR_NE:
		return !is_any(scan, condition, text);
	case OPERATOR_GT:
		return !null && value_compare(&text->value, sought) > 0;
	case OPERATOR_GTE:
		return !null && value_compare(&text->value, sought) >= 0;
	case OPERATOR_LT:
		return !null && value_compare(&text->value, sought) < 0;
	case OPERATOR_LTE:
		return !null && value_compare(&text->value, sought) <= 0;
	default:
		return is_any(scan, condition, text);
	}
}

static bool all_hold(const struct text_scan *scan, const struct column_text *text)
{
	for (size_t i = 0; i < scan->count; i++)
		if (!holds(scan, scan->conditions[i], text))
			return false;
	return true;
}

static bool mark_rows(const struct text_scan *scan, struct text_column *column, uint16_t *failed,
	uint16_t bit, struct error *err)
{
	struct column_text text;
	int64_t row = 0, rows = scan->query->resource->count;
	int more;
	for (; (more = text_column_next(column, &text, err)) > 0 && row < rows; row++)
		if (!(failed[row] & bit) && !all_hold(scan, &text))
			failed[row] |= bit;
	if (more == 0 && row == rows)
		return true;
	return more >= 0 &&
		error_set(err, ERROR_INTERNAL, "a column of texts has not a text for each row");
}

bool text_scan_mark(struct db *db, const struct query *query, const struct field *field,
	uint16_t *failed, uint16_t bit, struct error *err)
{
	struct text_scan scan = {.query = query};
	struct text_column column = {0};
	bool folds = take_conditions(&scan, field);
	bool ok = fold_sought(&scan, err) &&
		text_column_open(&column, db, query->resource, field, folds, err) &&
		mark_rows(&scan, &column, failed, bit, err);
	text_column_close(&column);
	free(scan.folded);
	return ok;
}

/* Returns how many values are left that no row has satisfied yet. */
static size_t see(const struct text_scan *scan, const struct column_text *text, bool *seen)
{
	const struct condition *condition = scan->conditions[0];
	size_t left = 0;
	for (size_t i = 0; i < condition->count; i++) {
		const struct value *sought = &scan->sought[condition->first + i];
		seen[i] = seen[i] ||
			(text && text->value.type != VALUE_NULL && is_found(condition->op, text, sought));
		left += !seen[i];
	}
	return left;
}

bool text_scan_see(struct db *db, const struct query *query, const struct condition *condition,
	bool *seen, struct error *err)
{
	struct text_scan scan = {.query = query, .conditions = {condition}, .count = 1};
	struct text_column column = {0};
	struct column_text text;
	int more = see(&scan, NULL, seen) > 0 ? 1 : 0;
	if (more > 0 &&
		!(fold_sought(&scan, err) &&
			text_column_open(&column, db, query->resource, condition->field,
				operator_is_like(condition->op), err)))
		more = -1;
	while (more > 0 && (more = text_column_next(&column, &text, err)) > 0)
		if (see(&scan, &text, seen) == 0)
			break;
	text_column_close(&column);
	free(scan.folded);
	return more >= 0;
}
