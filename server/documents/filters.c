#include "documents/filters.h"

#include "dataset/catalog.h"
#include "documents/examples.h"
#include "documents/json_builder.h"
#include "documents/schema.h"
#include "query/operand.h"
#include "query/parameter.h"
#include "query/query.h"

#include <string.h>

static void set_list(json_t **schemas, const char *name, json_t *items, int max)
{
	builder_set(schemas, name,
		json_pack("{s:s, s:o, s:i, s:i}", "type", "array", "items", items, "minItems", 1,
			"maxItems", max));
}

void filters_set_lists(json_t **schemas)
{
	set_list(schemas, "Texts",
		json_pack("{s:s, s:i, s:s}", "type", "string", "minLength", 1, "pattern", "^[^,]+$"),
		QUERY_VALUES_MAX);
	set_list(schemas, "Parts", json_pack("{s:s, s:i}", "type", "string", "minLength", 1),
		QUERY_TEXTS_MAX);
	set_list(schemas, "Dates", schema_date(), QUERY_VALUES_MAX);
	set_list(schemas, "Years",
		json_pack("{s:s, s:i, s:i}", "type", "integer", "minimum", OPERAND_YEAR_MIN, "maximum",
			OPERAND_YEAR_MAX),
		QUERY_VALUES_MAX);
	set_list(schemas, "Integers", schema_type("integer"), QUERY_VALUES_MAX);
	set_list(schemas, "Numbers", schema_type("number"), QUERY_VALUES_MAX);
	set_list(schemas, "Booleans", schema_type("boolean"), QUERY_VALUES_MAX);
}

/* Returns the component of filters_set_lists() for the operands. */
static const char *list_name(const struct field *field, enum op op)
{
	static const char *const names[] = {
		[FIELD_TEXT] = "Texts",
		[FIELD_INTEGER] = "Integers",
		[FIELD_NUMBER] = "Numbers",
		[FIELD_BOOLEAN] = "Booleans",
		[FIELD_LIST] = "Texts",
		[FIELD_JSON] = "Texts",
	};
	if (operator_is_like(op))
		return "Parts";
	if (op == OPERATOR_YEAR)
		return "Years";
	return field_is_date(field) ? "Dates" : names[field->type];
}

/* The schema of the operands that a filter takes. */
static json_t *operand(const struct field *field, enum op op)
{
	if (op == OPERATOR_ISNULL)
		return schema_type("boolean");
	bool words = field->words.count > 0;
	if (!operator_takes_many(op))
		return schema_value(field);
	if (words)
		return schema_array(schema_value(field));
	return schema_ref(list_name(field, op));
}

static json_t *filter(const struct field *field, enum op op)
{
	return json_pack("{s:o, s:s, s:o}", "name",
		json_sprintf("%s%s", field->name, operator_suffix(op)), "in", "query", "schema",
		operand(field, op));
}

/* Whether `name=` is another parameter of collections, which has priority. */
static bool is_parameter(const char *name)
{
	const struct explanation *explanation;
	for (size_t i = 0; (explanation = examples_parameter(i)); i++)
		if ((explanation->known_in & IN_COLLECTIONS) && strcmp(explanation->name, name) == 0)
			return true;
	return false;
}

/*
 * Whether the filter is useful to a typed client. The document only mentions in words: order of
 * texts, parts of ids, exclusion of single dates or sentences, and tests for null of fields without
 * nulls.
 */
static bool is_listed(const struct field *field, enum op op)
{
	bool date = field_is_date(field);
	if (!operand_allows(field, op))
		return false;
	switch (op) {
	case OPERATOR_EQ:
		return true;
	case OPERATOR_NE:
		return !date && field->search != SEARCH_TEXT;
	case OPERATOR_GT:
	case OPERATOR_GTE:
	case OPERATOR_LT:
	case OPERATOR_LTE:
		return field->type != FIELD_TEXT || date;
	case OPERATOR_CONTAINS:
		return !field->ref && !date;
	case OPERATOR_PREFIX:
		return !field->ref;
	case OPERATOR_YEAR:
		return true;
	case OPERATOR_ISNULL:
		return field->nullable;
	}
	return false;
}

void filters_append(json_t **parameters, const struct resource *resource)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		for (int op = 0; op < OPERATOR_COUNT && field->filterable; op++)
			if (is_listed(field, (enum op)op) && !(op == OPERATOR_EQ && is_parameter(field->name)))
				builder_append(parameters, filter(field, (enum op)op));
	}
}
