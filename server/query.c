#include "query.h"

#include "error.h"
#include "operand.h"
#include "target.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

/* The parameters of a collection that are no filters. */
static bool parse_sort(struct query *, char *value, struct error *);
static bool parse_limit(struct query *, char *value, struct error *);
static bool parse_cursor(struct query *, char *value, struct error *);
static bool parse_fields(struct query *, char *value, struct error *);
static bool parse_include(struct query *, char *value, struct error *);

static const struct parameter {
	const char *name;
	bool (*parse)(struct query *, char *value, struct error *);
	bool of_items; /* items know it, too */
} parameters[] = {
	{"sort", parse_sort, false},
	{"limit", parse_limit, false},
	{"cursor", parse_cursor, false},
	{"fields", parse_fields, true},
	{"include", parse_include, true},
};

enum { PARAMETER_COUNT = sizeof parameters / sizeof *parameters };

static bool fault(struct error *err, const char *parameter, const char *value,
	const char *suggestion, const char *reason)
{
	return error_add(err, ERROR_BAD_QUERY, parameter, value, suggestion, "%s", reason);
}

/* The next piece of a list parted by commas, ended by a NUL; NULL at the end. */
static char *next_piece(char **list)
{
	char *piece = *list;
	if (!piece)
		return NULL;
	char *comma = strchr(piece, ',');
	if (comma)
		*comma++ = '\0';
	*list = comma;
	return piece;
}

static const char *nearest_field(
	const struct resource *resource, const char *wanted, bool (*fits)(const struct field *))
{
	struct nearest search = {.wanted = wanted};
	for (size_t i = 0; i < resource->field_count; i++)
		if (fits(&resource->fields[i]))
			nearest_offer(&search, resource->fields[i].name);
	return search.nearest;
}

static bool is_any(const struct field *field)
{
	(void)field;
	return true;
}

static bool is_sortable(const struct field *field)
{
	return field->sortable;
}

static bool is_filterable(const struct field *field)
{
	return field->filterable;
}

static bool is_item_only(const struct field *field)
{
	return field->item_only;
}

static bool is_sorted_by(const struct query *query, const struct field *field)
{
	for (size_t i = 0; i < query->sort_count; i++)
		if (query->sort[i].field == field)
			return true;
	return false;
}

static bool parse_sort(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = next_piece(&value));) {
		bool descending = *piece == '-';
		const char *name = piece + descending;
		const struct field *field = resource_field(query->resource, name);
		const char *reason = !field               ? "is no field of this resource"
			: !field->sortable                    ? "cannot be sorted by"
			: is_sorted_by(query, field)          ? "is named twice"
			: query->sort_count == QUERY_SORT_MAX ? "is one field too many; 8 are the limit"
												  : NULL;
		if (reason) {
			ok = fault(err, "sort", piece,
				field ? NULL : nearest_field(query->resource, name, is_sortable), reason);
			continue;
		}
		query->sort[query->sort_count++] =
			(struct sort_term){.field = field, .descending = descending};
	}
	return ok;
}

static bool parse_limit(struct query *query, char *value, struct error *err)
{
	struct value number;
	if (!operand_integer(value, &number) || number.integer < 1 || number.integer > QUERY_LIMIT_MAX)
		return fault(err, "limit", value, NULL, "must be a whole number from 1 to 1000");
	query->limit = (int)number.integer;
	return true;
}

static bool parse_cursor(struct query *query, char *value, struct error *err)
{
	(void)err;
	query->cursor = value; /* its own reader judges it when the rest is known */
	return true;
}

static bool parse_fields(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	uint64_t fields = 0;
	for (char *piece; (piece = next_piece(&value));) {
		const struct field *field = resource_field(query->resource, piece);
		if (field)
			fields |= field_bit(query->resource, field);
		else
			ok = fault(err, "fields", piece, nearest_field(query->resource, piece, is_any),
				"is no field of this resource");
	}
	query->fields = fields;
	return ok;
}

static bool parse_include(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = next_piece(&value));) {
		const struct field *field = resource_field(query->resource, piece);
		if (field && field->item_only)
			query->included |= field_bit(query->resource, field);
		else
			ok = fault(err, "include", piece, nearest_field(query->resource, piece, is_item_only),
				"cannot be included here");
	}
	return ok;
}

/* Splits `field__operator`; a plain field means eq. False where no such field or operator is. */
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

/* Says what an unknown key may have meant: a parameter, a field, or another operator. */
static bool unknown_key(
	const struct resource *resource, const char *key, bool of_item, struct error *err)
{
	char suggestion[160] = "";
	const char *mark = strstr(key, "__");
	char name[64] = "";
	if (mark && (size_t)(mark - key) < sizeof name)
		memcpy(name, key, (size_t)(mark - key));
	if (mark && !of_item) {
		const char *near = nearest_field(resource, name, is_filterable);
		const struct field *field = near ? resource_field(resource, near) : NULL;
		struct nearest op = {.wanted = mark + 2};
		for (size_t i = 0; field && i < OPERATOR_COUNT; i++)
			if (operand_allows(field, (enum op)i))
				nearest_offer(&op, operator_name((enum op)i));
		if (op.nearest) {
			bool plain = strcmp(op.nearest, operator_name(OPERATOR_EQ)) == 0;
			snprintf(suggestion, sizeof suggestion, "%s%s%s", near, plain ? "" : "__",
				plain ? "" : op.nearest);
			return fault(err, key, NULL, suggestion, "is no parameter of this resource");
		}
	}
	struct nearest search = {.wanted = key};
	for (size_t i = 0; i < PARAMETER_COUNT; i++)
		if (!of_item || parameters[i].of_items)
			nearest_offer(&search, parameters[i].name);
	for (size_t i = 0; !of_item && i < resource->field_count; i++)
		if (resource->fields[i].filterable)
			nearest_offer(&search, resource->fields[i].name);
	return fault(err, key, NULL, search.nearest, "is no parameter of this resource");
}

static bool add_value(struct query *query, struct condition *condition, const char *key,
	const char *text, struct error *err)
{
	if (query->value_count == QUERY_VALUES_MAX)
		return fault(err, key, text, NULL, "is one value too many; 64 are the limit");
	if (!operand_parse(
			condition->field, condition->op, key, text, &query->values[query->value_count], err))
		return false;
	query->value_count++;
	condition->count++;
	return true;
}

/* All arguments from `first` on that bear its key, as one condition. */
static bool parse_condition(struct query *query, struct target *target, size_t first,
	struct condition condition, struct error *err)
{
	const char *key = target->arguments[first].key;
	bool many = operator_takes_many(condition.op), ok = true;
	condition.first = query->value_count;
	for (size_t i = first; i < target->argument_count; i++) {
		char *rest = target->arguments[i].value;
		if (strcmp(target->arguments[i].key, key) != 0)
			continue;
		if (!many && i > first) {
			ok = fault(err, key, rest, NULL, "is given more than once");
		} else if (operator_splits_commas(condition.op)) {
			for (char *piece; (piece = next_piece(&rest));)
				ok = add_value(query, &condition, key, piece, err) && ok;
		} else {
			ok = add_value(query, &condition, key, rest, err) && ok;
		}
	}
	if (query->condition_count == QUERY_CONDITIONS_MAX)
		return fault(err, key, NULL, NULL, "is one condition too many; 16 are the limit");
	/* keep them in the order of fields and operators, so that equal queries are equal text */
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

static bool parse_filter(
	struct query *query, struct target *target, size_t first, struct error *err)
{
	const char *key = target->arguments[first].key;
	struct condition condition = {0};
	if (!find_filter(query->resource, key, &condition.field, &condition.op))
		return unknown_key(query->resource, key, false, err);
	if (!condition.field->filterable)
		return fault(err, key, NULL, NULL, "is a field that cannot be filtered by");
	if (!operand_allows(condition.field, condition.op))
		return fault(err, key, NULL, condition.field->name,
			"is an operator that this field's type does not have");
	return parse_condition(query, target, first, condition, err);
}

static const struct parameter *find_parameter(const char *key)
{
	for (size_t i = 0; i < PARAMETER_COUNT; i++)
		if (strcmp(parameters[i].name, key) == 0)
			return &parameters[i];
	return NULL;
}

static bool is_repeated(const struct target *target, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(target->arguments[i].key, target->arguments[index].key) == 0)
			return true;
	return false;
}

static void parse_arguments(
	struct query *query, struct target *target, bool of_item, struct error *err)
{
	for (size_t i = 0; i < target->argument_count; i++) {
		char *key = target->arguments[i].key, *value = target->arguments[i].value;
		const struct parameter *parameter = find_parameter(key);
		if (parameter && of_item && !parameter->of_items)
			fault(err, key, value, NULL, "is a parameter of collections, not of items");
		else if (parameter && is_repeated(target, i))
			fault(err, key, value, NULL, "is given more than once");
		else if (parameter)
			parameter->parse(query, value, err);
		else if (of_item)
			unknown_key(query->resource, key, true, err);
		else if (!is_repeated(target, i))
			parse_filter(query, target, i, err);
	}
}

static bool parse(struct query *query, const struct resource *resource, struct target *target,
	bool of_item, struct error *err)
{
	query->resource = resource;
	query->condition_count = query->value_count = query->sort_count = 0;
	query->fields = query->included = 0;
	query->limit = QUERY_LIMIT_DEFAULT;
	query->cursor = NULL;
	target_parse_arguments(target, err);
	parse_arguments(query, target, of_item, err);
	if (err->code != ERROR_NONE)
		return false;

	uint64_t all = UINT64_MAX >> (CATALOG_FIELDS_MAX - resource->field_count);
	if (query->fields == 0)
		query->fields = of_item ? all : all & ~resource->item_fields;
	query->fields |= query->included;
	const struct field *key = &resource->fields[resource->key];
	if (!is_sorted_by(query, key))
		query->sort[query->sort_count++] = (struct sort_term){.field = key};
	return true;
}

bool query_parse(
	struct query *query, const struct resource *resource, struct target *target, struct error *err)
{
	return parse(query, resource, target, false, err);
}

bool query_parse_item(
	struct query *query, const struct resource *resource, struct target *target, struct error *err)
{
	return parse(query, resource, target, true, err);
}
