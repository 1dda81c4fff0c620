#include "suite.h"

#include "catalogs.h"
#include "documents/filters.h"
#include "query/operand.h"
#include "json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* Of a resource, of which nothing is borrowed. */
static json_t *filters_of(const struct resource *resource)
{
	json_t *arguments = json_array();
	filters_append(&arguments, resource);
	ck_assert_ptr_nonnull(arguments);
	return arguments;
}

/* Whether the document lists a filter that the parser takes. */
static bool is_listed(const struct field *field, const char *op)
{
	bool date = field->format && strcmp(field->format, "date") == 0;
	if (strchr("gl", *op))
		return field->type != FIELD_TEXT || date;
	if (strcmp(op, "ne") == 0)
		return !date && field->search != SEARCH_TEXT;
	if (strcmp(op, "isnull") == 0)
		return field->nullable;
	return strcmp(op, "contains") == 0 ? !field->ref && !date
		: strcmp(op, "prefix") == 0    ? !field->ref
									   : true;
}

static void assert_filters(const struct resource *resource)
{
	json_t *arguments = filters_of(resource);
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		for (int op = 0; op < OPERATOR_COUNT; op++) {
			char name[64];
			bool equal = op == 0;
			bool wanted = field->filterable && operand_allows(field, (enum op)op) &&
				is_listed(field, operator_name((enum op)op));
			snprintf(name, sizeof name, "%s%s%s", field->name, equal ? "" : "__",
				equal ? "" : operator_name((enum op)op));
			ck_assert_msg(!named(arguments, name) == !wanted, "%s", name);
		}
	}
	json_decref(arguments);
}

START_TEST(a_filter_is_a_parameter_where_the_parser_allows_it_and_a_client_needs_it)
{
	struct catalog *catalog = catalogs_lights();
	for (size_t i = 0; i < catalog->resource_count; i++)
		assert_filters(&catalog->resources[i]);
	catalog_destroy(catalog);
}

START_TEST(a_filter_is_typed_by_field_and_operator)
{
	static const struct {
		const char *name, *schema;
	} cases[] = {
#define REF(name) "{\"$ref\":\"#/components/schemas/" name "\"}"
		{"kind", "{\"type\":\"array\",\"items\":" REF("Kind") "}"},
		{"kind__ne", "{\"type\":\"array\",\"items\":" REF("Kind") "}"},
		{"height__isnull", "{\"type\":\"boolean\"}"},
		{"floors", REF("Integers")},
		{"floors__lt", "{\"type\":\"integer\"}"},
		{"height", REF("Numbers")},
		{"height__gte", "{\"type\":\"number\"}"},
		{"lit", REF("Dates")},
		{"lit__lte", "{\"type\":\"string\",\"format\":\"date\"}"},
		{"lit__prefix", REF("Parts")},
		{"lit__year", REF("Years")},
		{"automatic", REF("Booleans")},
		{"name_en", REF("Texts")},
		{"name_zh__contains", REF("Parts")},
		{"colours", REF("Texts")},
	};
	struct catalog *catalog = catalogs_lights();
	json_t *arguments = filters_of(catalog_resource(catalog, "lights"));
	catalog_destroy(catalog);
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *found = named(arguments, cases[i].name);
		ck_assert_msg(found != NULL, "%s", cases[i].name);
		assert_json(at(found, "schema", NULL), cases[i].schema);
		/* the defaults of OpenAPI are right: one key for each value */
		ck_assert_ptr_null(json_object_get(found, "explode"));
		ck_assert_ptr_null(json_object_get(found, "style"));
	}
	json_decref(arguments);
}

START_TEST(the_lists_of_operands_are_bounded)
{
	json_t *schemas = json_object();
	filters_set_lists(&schemas);
	assert_json(at(schemas, "Texts", NULL),
		"{\"type\":\"array\",\"items\":{\"type\":\"string\",\"minLength\":1,\"pattern\":"
		"\"^[^,]+$\"},\"minItems\":1,\"maxItems\":64}");
	assert_json(at(schemas, "Parts", "items", NULL), "{\"type\":\"string\",\"minLength\":1}");
	json_decref(schemas);
}

START_TEST(a_parameters_name_is_no_filter)
{
	json_t *arguments = filters_of(&hostile_resources[0]);
	ck_assert_ptr_null(named(arguments, "limit"));
	ck_assert_ptr_nonnull(named(arguments, "limit__ne"));
	json_decref(arguments);
}

SUITE("filters", a_filter_is_a_parameter_where_the_parser_allows_it_and_a_client_needs_it,
	a_filter_is_typed_by_field_and_operator, the_lists_of_operands_are_bounded,
	a_parameters_name_is_no_filter)
