#include "documents/parameters.h"

#include "dataset/catalog.h"
#include "query/format.h"
#include "fulltext/question.h"
#include "query/parameter.h"
#include "query/query.h"
#include "documents/examples.h"
#include "documents/filters.h"
#include "documents/schema.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"

#include <string.h>

/* Whose parameters these are: of a resource or, for a search, of the catalog. */
struct scope {
	const struct catalog *catalog;
	const struct resource *resource;
	int known_in;
};

static json_t *argument(json_t *name, json_t *schema)
{
	return json_pack("{s:o, s:s, s:o}", "name", name, "in", "query", "schema", schema);
}

/* The schema of a list of these names; if max is not 0, of distinct ones, at most `max`. */
static json_t *list_of(json_t *names, size_t max)
{
	json_t *schema =
		json_pack("{s:s, s:{s:s, s:o}}", "type", "array", "items", "type", "string", "enum", names);
	if (max > 0) {
		builder_set(&schema, "uniqueItems", json_true());
		builder_set(&schema, "maxItems", json_integer((json_int_t)max));
	}
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
	if (resource->first_row > 0)
		builder_append(&names, json_string(query_relevance.name));
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
	for (int year = 0; year < 2; year++) {
		for (size_t i = 0; i < resource->field_count; i++) {
			char name[DIMENSION_NAME_SIZE];
			struct dimension facet = {.field = &resource->fields[i], .year = year};
			dimension_name(&facet, name);
			if (dimension_is_countable(&facet))
				builder_append(&names, json_string(name));
		}
	}
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

/*
 * Returns the names that a parameter may list, and stores how many at most (0: any number). NULL if
 * the parameter is not a list.
 */
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
		return facet_names(scope->resource ? scope->resource : &dimension_hits);
	}
	if (strcmp(name, "include") == 0) {
		*ret_max = QUERY_RELATED_MAX;
		return include_names(scope->resource);
	}
	return NULL;
}

static json_t *language_codes(void)
{
	json_t *codes = json_array();
	for (int i = LANGUAGE_NONE + 1; i < LANGUAGE_COUNT; i++)
		builder_append(&codes, json_string(language_code((enum language)i)));
	return codes;
}

/* The schema of a parameter other than a list of names. */
static json_t *single(const char *name)
{
	if (strcmp(name, "limit") == 0)
		return json_pack("{s:s, s:i, s:i, s:i}", "type", "integer", "minimum", 0, "maximum",
			QUERY_LIMIT_MAX, "default", QUERY_LIMIT_DEFAULT);
	if (strcmp(name, "facet_mode") == 0)
		return json_pack("{s:s, s:[s, s], s:s}", "type", "string", "enum", query_facet_modes[false],
			query_facet_modes[true], "default", query_facet_modes[false]);
	if (strcmp(name, "labels") == 0)
		return json_pack("{s:s, s:o}", "type", "string", "enum", language_codes());
	if (strcmp(name, "bom") == 0 || strcmp(name, "safe") == 0)
		return json_pack("{s:s, s:[i, i]}", "type", "integer", "enum", 0, 1);
	if (strcmp(name, "q") == 0)
		return json_pack(
			"{s:s, s:i, s:i}", "type", "string", "minLength", 1, "maxLength", QUESTION_POINTS_MAX);
	return json_pack("{s:s, s:i}", "type", "string", "minLength", 1);
}

/* The example from examples.h, with the type of the schema. */
static json_t *single_example(const struct explanation *explanation, const json_t *schema)
{
	const char *type = json_string_value(json_object_get(schema, "type"));
	if (!explanation->example)
		return NULL;
	if (type && strcmp(type, "integer") == 0)
		return json_memory_read(
			explanation->example, strlen(explanation->example), JSON_DECODE_ANY, NULL);
	return json_string(explanation->example);
}

static void append_parameter(
	json_t **parameters, const struct scope *scope, const struct explanation *explanation)
{
	size_t max;
	json_t *names = listed(scope, explanation->name, &max);
	if (names && json_array_size(names) == 0) {
		json_decref(names);
		return;
	}
	json_t *schema = names ? list_of(names, max) : single(explanation->name);
	json_t *example = names ? NULL : single_example(explanation, schema);
	if (strcmp(explanation->name, "type") == 0)
		builder_set(&schema, "items", schema_resource_name(scope->catalog));
	json_t *parameter = argument(json_string(explanation->name), schema);
	if (example)
		builder_set(&parameter, "example", example);
	if (scope->known_in == IN_SEARCH && strcmp(explanation->name, "q") == 0)
		builder_set(&parameter, "required", json_true());
	if (!names) /* described once, for all resources */
		builder_set(&parameter, "description", json_string(explanation->en));
	builder_append(parameters, parameter);
}

/*
 * Parameters that change the format or the kind of rows are not listed; the description mentions
 * them.
 */
static bool is_said_in_words(const char *name)
{
	static const char *const names[] = {"format", "bom", "safe", "group", "aggregate"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

static json_t *parameters_of(const struct scope *scope)
{
	json_t *parameters = json_array();
	const struct explanation *explanation;
	if (scope->known_in == IN_COLLECTIONS)
		filters_append(&parameters, scope->resource);
	for (size_t i = 0; (explanation = examples_parameter(i)); i++)
		if ((explanation->known_in & scope->known_in) && !is_said_in_words(explanation->name))
			append_parameter(&parameters, scope, explanation);
	return parameters;
}

json_t *parameters_of_collection(const struct resource *resource)
{
	return parameters_of(&(struct scope){.resource = resource, .known_in = IN_COLLECTIONS});
}

static json_t *path_parameter(const char *name, json_t *schema)
{
	return json_pack(
		"{s:s, s:s, s:b, s:o}", "name", name, "in", "path", "required", 1, "schema", schema);
}

/* Begins with the key in the path. */
json_t *parameters_of_item(const struct resource *resource)
{
	json_t *parameters = parameters_of(&(struct scope){.resource = resource, .known_in = IN_ITEMS});
	json_t *key = path_parameter("id", schema_type("string"));
	if (json_array_insert_new(parameters, 0, key) != 0) {
		json_decref(parameters);
		return NULL;
	}
	return parameters;
}

json_t *parameters_of_search(const struct catalog *catalog)
{
	return parameters_of(&(struct scope){.catalog = catalog, .known_in = IN_SEARCH});
}

/* A parameter for any resource, so that any name may be listed. */
static json_t *of_any_resource(const struct explanation *explanation)
{
	const char *name = explanation->name;
	bool list = explanation->known_in & LISTS_NAMES;
	json_t *schema = list ? schema_array(schema_type("string")) : single(name);
	json_t *example = list ? NULL : single_example(explanation, schema);
	json_t *parameter = argument(json_string(name), schema);
	if (example)
		builder_set(&parameter, "example", example);
	builder_set(&parameter, "description", json_string(explanation->en));
	return parameter;
}

/* Begins with the resource in the path. */
static json_t *parameters_of_any(const struct catalog *catalog)
{
	json_t *schema = json_pack("{s:s, s:o}", "type", "string", "enum", resource_names(catalog));
	return json_pack("[o]", path_parameter("resource", schema));
}

static void append_of_any(json_t **parameters, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		builder_append(parameters, of_any_resource(examples_explanation(names[i])));
}

json_t *parameters_of_format(const struct catalog *catalog, enum format format)
{
	static const char *const names[] = {
		"q", "sort", "limit", "cursor", "fields", "labels", "safe", "bom"};
	size_t count = sizeof names / sizeof *names - (format == FORMAT_CSV ? 0 : 2), i;
	json_t *parameters = parameters_of_any(catalog), *parameter;
	append_of_any(&parameters, names, count);
	/* by default these formats have all rows */
	json_array_foreach(parameters, i, parameter)
	{
		json_object_del(json_object_get(parameter, "schema"), "default");
	}
	return parameters;
}

json_t *parameters_of_groups(const struct catalog *catalog)
{
	static const char *const names[] = {
		"aggregate", "q", "sort", "limit", "cursor", "fields", "labels"};
	const struct resource *first = &catalog->resources[0];
	json_t *parameters = parameters_of_any(catalog);
	json_t *group = of_any_resource(examples_explanation("group"));
	builder_set(&group, "required", json_true());
	builder_set(&group, "example", json_pack("[s]", first->fields[first->key].name));
	builder_append(&parameters, group);
	append_of_any(&parameters, names, sizeof names / sizeof *names);
	return parameters;
}
