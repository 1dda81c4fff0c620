#include "documents/parameters.h"

#include "dataset/catalog.h"
#include "query/format.h"
#include "fulltext/match.h"
#include "query/operand.h"
#include "query/parameter.h"
#include "query/query.h"
#include "documents/examples.h"
#include "documents/schema.h"
#include "documents/json_builder.h"

#include <string.h>

/* What the parameters of an address are made from: a resource, or for a search the catalog. */
struct scope {
	const struct catalog *catalog;
	const struct resource *resource;
	int known_in;
};

static json_t *argument(json_t *name, json_t *schema, json_t *example)
{
	json_t *argument = json_pack("{s:o, s:s, s:o}", "name", name, "in", "query", "schema", schema);
	if (example)
		builder_set(&argument, "example", example);
	return argument;
}

static void explain(json_t **argument, json_t *en, json_t *zh)
{
	builder_set(argument, "description", en);
	builder_set(argument, "x-description-zh", zh);
}

/* Many values under one key, parted by commas or in one key each. */
static void set_style(json_t **argument, bool commas)
{
	builder_set(argument, "style", json_string("form"));
	builder_set(argument, "explode", json_boolean(!commas));
}

/* One operand: whole values where the operator compares, any text where it looks into one. */
static json_t *operand(const struct field *field, enum op op)
{
	json_t *schema = op == OPERATOR_ISNULL                 ? schema_type("boolean")
		: op == OPERATOR_CONTAINS || op == OPERATOR_PREFIX ? schema_type("string")
														   : schema_value(field);
	const char *type = json_string_value(json_object_get(schema, "type"));
	if (type && strcmp(type, "string") == 0 && json_object_size(schema) == 1) {
		builder_set(&schema, "minLength", json_integer(1));
		if (operator_splits_commas(op))
			builder_set(&schema, "pattern", json_string("^[^,]+$"));
	}
	return schema;
}

static json_t *operand_example(const struct field *field, enum op op)
{
	if (op == OPERATOR_ISNULL)
		return json_false();
	if (operator_splits_commas(op) && !examples_operand(field))
		return NULL;
	return field->example && *field->example ? schema_example(field) : NULL;
}

static json_t *filter(const struct field *field, enum op op)
{
	bool equal = op == OPERATOR_EQ, many = operator_takes_many(op);
	json_t *name =
		json_sprintf("%s%s%s", field->name, equal ? "" : "__", equal ? "" : operator_name(op));
	json_t *schema = operand(field, op), *example = operand_example(field, op);
	if (many)
		schema = json_pack("{s:s, s:o, s:i, s:i}", "type", "array", "items", schema, "minItems", 1,
			"maxItems", QUERY_VALUES_MAX);
	if (many && example)
		example = json_pack("[o]", example);
	json_t *filter = argument(name, schema, example);
	if (many)
		set_style(&filter, operator_splits_commas(op));
	explain(&filter,
		json_sprintf("%s: %s", field->title_en ? field->title_en : field->name,
			examples_operator(op, false)),
		json_sprintf("%s：%s", field->title_zh ? field->title_zh : field->name,
			examples_operator(op, true)));
	return filter;
}

/* Whether `name=` is a parameter of collections already: that goes first. */
static bool is_parameter(const char *name)
{
	const struct explanation *explanation;
	for (size_t i = 0; (explanation = examples_parameter(i)); i++)
		if ((explanation->known_in & IN_COLLECTIONS) && strcmp(explanation->name, name) == 0)
			return true;
	return false;
}

static void append_filters(json_t **parameters, const struct resource *resource)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		for (int op = 0; op < OPERATOR_COUNT && field->filterable; op++)
			if (operand_allows(field, (enum op)op) &&
				!(op == OPERATOR_EQ && is_parameter(field->name)))
				builder_append(parameters, filter(field, (enum op)op));
	}
}

/* A list of names, parted by commas. */
static json_t *list_of(json_t *names, size_t max)
{
	json_t *schema = json_pack("{s:s, s:{s:s, s:o}, s:i, s:b}", "type", "array", "items", "type",
		"string", "enum", names, "minItems", 1, "uniqueItems", 1);
	if (max > 0)
		builder_set(&schema, "maxItems", json_integer((json_int_t)max));
	return schema;
}

static json_t *sort_names(const struct resource *resource)
{
	json_t *names = json_array();
	for (int descending = 0; descending < 2; descending++)
		for (size_t i = 0; i < resource->field_count; i++)
			if (resource->fields[i].sortable)
				builder_append(
					&names, json_sprintf("%s%s", descending ? "-" : "", resource->fields[i].name));
	return names;
}

static json_t *field_names(const struct resource *resource)
{
	json_t *names = json_array();
	for (size_t i = 0; i < resource->field_count; i++)
		builder_append(&names, json_string(resource->fields[i].name));
	return names;
}

static json_t *facet_names(const struct resource *resource)
{
	json_t *names = json_array();
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].facetable)
			builder_append(&names, json_string(resource->fields[i].name));
	return names;
}

static json_t *include_names(const struct resource *resource)
{
	json_t *names = json_array();
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].item_only)
			builder_append(&names, json_string(resource->fields[i].name));
	for (size_t i = 0; i < resource->relation_count; i++)
		builder_append(&names, json_string(resource->relations[i].name));
	return names;
}

static json_t *resource_names(const struct catalog *catalog)
{
	json_t *names = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++)
		builder_append(&names, json_string(catalog->resources[i].name));
	return names;
}

static json_t *format_names(void)
{
	static const char *const names[] = {
#define X(code, name, media_type, content_type) name,
		FORMATS(X)
#undef X
	};
	return schema_words(names, sizeof names / sizeof *names);
}

/* The names that a parameter may list and how many of them (0: all); NULL if it lists none. */
static json_t *listed(const struct scope *scope, const char *name, size_t *ret_max)
{
	*ret_max = 0;
	if (strcmp(name, "type") == 0)
		return resource_names(scope->catalog);
	if (strcmp(name, "fields") == 0)
		return field_names(scope->resource);
	if (strcmp(name, "sort") == 0) {
		*ret_max = QUERY_SORT_MAX;
		return sort_names(scope->resource);
	}
	if (strcmp(name, "facet") == 0) {
		*ret_max = QUERY_FACETS_MAX;
		return facet_names(scope->resource);
	}
	if (strcmp(name, "include") == 0) {
		*ret_max = QUERY_RELATED_MAX;
		return include_names(scope->resource);
	}
	return NULL;
}

/* The schema of a parameter that is no list of names. */
static json_t *single(const char *name)
{
	if (strcmp(name, "limit") == 0)
		return json_pack("{s:s, s:i, s:i, s:i}", "type", "integer", "minimum", 1, "maximum",
			QUERY_LIMIT_MAX, "default", QUERY_LIMIT_DEFAULT);
	if (strcmp(name, "bom") == 0)
		return json_pack("{s:s, s:[i, i]}", "type", "integer", "enum", 0, 1);
	if (strcmp(name, "format") == 0)
		return format_names();
	if (strcmp(name, "q") == 0)
		return json_pack(
			"{s:s, s:i, s:i}", "type", "string", "minLength", 1, "maxLength", MATCH_POINTS_MAX);
	return json_pack("{s:s, s:i}", "type", "string", "minLength", 1);
}

/* The example of the list, typed as its schema is. */
static json_t *single_example(const struct explanation *explanation, const json_t *schema)
{
	const char *type = json_string_value(json_object_get(schema, "type"));
	if (!explanation->example)
		return NULL;
	if (type && strcmp(type, "integer") == 0)
		return json_loads(explanation->example, JSON_DECODE_ANY, NULL);
	return json_string(explanation->example);
}

static void append_parameter(
	json_t **parameters, const struct scope *scope, const struct explanation *explanation)
{
	size_t max;
	json_t *names = listed(scope, explanation->name, &max), *parameter;
	if (names && json_array_size(names) == 0) {
		json_decref(names);
		return;
	}
	if (names) {
		json_t *example = json_pack("[O]", json_array_get(names, 0));
		parameter = argument(json_string(explanation->name), list_of(names, max), example);
		set_style(&parameter, true);
	} else {
		json_t *schema = single(explanation->name);
		json_t *example = single_example(explanation, schema);
		parameter = argument(json_string(explanation->name), schema, example);
	}
	if (scope->known_in == IN_SEARCH && strcmp(explanation->name, "q") == 0)
		builder_set(&parameter, "required", json_true());
	explain(&parameter, json_string(explanation->en), json_string(explanation->zh));
	builder_append(parameters, parameter);
}

static json_t *parameters_of(const struct scope *scope)
{
	json_t *parameters = json_array();
	const struct explanation *explanation;
	if (scope->known_in == IN_COLLECTIONS)
		append_filters(&parameters, scope->resource);
	for (size_t i = 0; (explanation = examples_parameter(i)); i++)
		if (explanation->known_in & scope->known_in)
			append_parameter(&parameters, scope, explanation);
	return parameters;
}

json_t *parameters_of_collection(const struct resource *resource)
{
	return parameters_of(&(struct scope){.resource = resource, .known_in = IN_COLLECTIONS});
}

/* The key in the path comes first. */
json_t *parameters_of_item(const struct resource *resource)
{
	const struct field *key = &resource->fields[resource->key];
	json_t *parameters = parameters_of(&(struct scope){.resource = resource, .known_in = IN_ITEMS});
	json_t *path = json_pack("{s:s, s:s, s:b, s:o}", "name", "id", "in", "path", "required", 1,
		"schema", schema_type("string"));
	if (key->example)
		builder_set(&path, "example", json_string(key->example));
	if (key->description_en)
		builder_set(&path, "description", json_string(key->description_en));
	if (json_array_insert_new(parameters, 0, path) != 0) {
		json_decref(parameters);
		return NULL;
	}
	return parameters;
}

json_t *parameters_of_search(const struct catalog *catalog)
{
	return parameters_of(&(struct scope){.catalog = catalog, .known_in = IN_SEARCH});
}
