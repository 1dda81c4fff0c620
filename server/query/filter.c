#include "query/filter.h"

#include "base/error.h"
#include "base/reason.h"
#include "query/fault.h"
#include "query/target.h"
#include "base/text.h"

#include <string.h>

/*
 * Splits `field__operator`; without an operator it is eq. Returns false if the resource has no such
 * field or operator.
 */
static bool find_filter(const struct resource *resource, const char *key,
	const struct field **ret_field, enum op *ret_op)
{
	*ret_op = OPERATOR_EQ;
	if ((*ret_field = resource_field(resource, key)))
		return true;
	for (size_t i = OPERATOR_EQ + 1; i < OPERATOR_COUNT; i++) {
		size_t len = strlen(key), suffix = strlen(operator_name((enum op)i)) + 2;
		char name[64];
		if (len <= suffix || len - suffix >= sizeof name ||
			strncmp(key + len - suffix, "__", 2) != 0 ||
			strcmp(key + len - suffix + 2, operator_name((enum op)i)) != 0)
			continue;
		memcpy(name, key, len - suffix);
		name[len - suffix] = '\0';
		*ret_op = (enum op)i;
		return (*ret_field = resource_field(resource, name)) != NULL;
	}
	return false;
}

/* Counts the text values of the conditions so far and of this one. */
static size_t count_texts(const struct query *query, const struct condition *condition)
{
	size_t count = operator_is_like(condition->op) ? condition->count : 0;
	for (size_t i = 0; i < query->condition_count; i++)
		count += operator_is_like(query->conditions[i].op) ? query->conditions[i].count : 0;
	return count;
}

static bool add_value(struct query *query, struct condition *condition, const char *key,
	const char *text, struct error *err)
{
	if (query->value_count == QUERY_VALUES_MAX)
		return fault_add_excess(err, key, text, "value", QUERY_VALUES_MAX);
	if (operator_is_like(condition->op) && count_texts(query, condition) == QUERY_TEXTS_MAX)
		return error_add(err, ERROR_BAD_QUERY, key, text, NULL, REASON_TEXTS, QUERY_TEXTS_MAX);
	if (!operand_parse(
			condition->field, condition->op, key, text, &query->values[query->value_count], err))
		return false;
	query->value_count++;
	condition->count++;
	return true;
}

/* Makes one condition of all arguments from `first` on that have its key. */
static bool parse_condition(struct query *query, struct target *target, size_t first,
	struct condition condition, struct error *err)
{
	const char *key = target->arguments[first].key;
	bool many = operator_takes_many(condition.op), ok = true;
	if (query->condition_count == QUERY_CONDITIONS_MAX)
		return fault_add_excess(
			err, key, target->arguments[first].value, "condition", QUERY_CONDITIONS_MAX);
	condition.first = query->value_count;
	for (size_t i = first; i < target->argument_count; i++) {
		char *rest = target->arguments[i].value;
		if (strcmp(target->arguments[i].key, key) != 0)
			continue;
		if (!many && i > first) {
			ok = fault_add(err, key, rest, NULL, REASON_REPEATED);
		} else if (operator_splits_commas(condition.op)) {
			for (char *piece; (piece = text_next_piece(&rest));)
				ok = add_value(query, &condition, key, piece, err) && ok;
		} else {
			ok = add_value(query, &condition, key, rest, err) && ok;
		}
	}
	/* sorted by field and operator, so that equal queries have equal text */
	size_t at = query->condition_count++;
	for (; at > 0; at--) {
		const struct condition *before = &query->conditions[at - 1];
		if (before->field < condition.field ||
			(before->field == condition.field && before->op < condition.op))
			break;
		query->conditions[at] = *before;
	}
	query->conditions[at] = condition;
	return ok;
}

bool filter_parse(struct query *query, struct target *target, size_t first, struct error *err)
{
	const char *key = target->arguments[first].key, *value = target->arguments[first].value;
	struct condition condition = {0};
	if (!find_filter(query->resource, key, &condition.field, &condition.op))
		return false;
	if (!condition.field->filterable)
		return fault_add(err, key, value, NULL, REASON_NOT_FILTERED);
	if (!operand_allows(condition.field, condition.op))
		return fault_add(err, key, value,
			/* for a list, `contains` means the same as `=` */
			condition.op == OPERATOR_CONTAINS && condition.field->type == FIELD_LIST
				? condition.field->name
				: NULL,
			REASON_NO_OPERATOR);
	return parse_condition(query, target, first, condition, err);
}
