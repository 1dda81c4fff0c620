#include "query/group.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "query/dialect.h"
#include "query/fault.h"

#include <stdio.h>
#include <string.h>

static const char *const functions[] = {
#define X(id, name) name,
	FUNCTIONS(X)
#undef X
};

/*
 * Grouping needs a field that is countable and ordered; a row with a list would be in several
 * groups.
 */
static const char *group_fault(
	const struct query *query, bool found, const struct dimension *dimension)
{
	if (!found)
		return REASON_NO_FIELD;
	if (dimension->field->type == FIELD_LIST)
		return REASON_GROUP_LIST;
	if (strcmp(dimension->field->name, "count") == 0)
		return REASON_GROUP_COUNT;
	if (!dimension_is_countable(dimension) && !dimension->field->sortable)
		return REASON_NOT_GROUPED;
	bool twice = dimension_is_among(dimension, query->group, query->group_count);
	return twice ? REASON_TWICE : NULL;
}

bool group_parse(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));) {
		struct dimension dimension;
		char suggestion[DIMENSION_NAME_SIZE] = "";
		bool found = dimension_find(query->resource, piece, &dimension);
		const char *reason = group_fault(query, found, &dimension);
		if (!found)
			dimension_suggest(query->resource, piece, suggestion);
		if (reason)
			ok = fault_add_value(err, "group", piece, suggestion, reason);
		else if (query->group_count == QUERY_GROUP_MAX)
			ok = fault_add_excess(err, "group", piece, "field", QUERY_GROUP_MAX);
		else
			query->group[query->group_count++] = dimension;
	}
	return ok;
}

static bool is_number(const struct field *field)
{
	return field->type == FIELD_NUMBER || field->type == FIELD_INTEGER;
}

/* Parses `field__function`. Returns false if there is no such field or function. */
static bool find_aggregate(
	const struct resource *resource, const char *name, struct aggregate *ret_aggregate)
{
	for (size_t i = 0; i < resource->field_count * FUNCTION_COUNT; i++) {
		const struct field *field = &resource->fields[i / FUNCTION_COUNT];
		enum function function = i % FUNCTION_COUNT;
		size_t len = strlen(field->name);
		if (strncmp(name, field->name, len) == 0 && strncmp(name + len, "__", 2) == 0 &&
			strcmp(name + len + 2, functions[function]) == 0) {
			*ret_aggregate = (struct aggregate){.field = field, .function = function};
			return true;
		}
	}
	return false;
}

void aggregate_name(const struct aggregate *aggregate, char ret_name[static GROUP_NAME_SIZE])
{
	snprintf(ret_name, GROUP_NAME_SIZE, "%s__%s", aggregate->field->name,
		functions[aggregate->function]);
}

/* Finds the function that a wrong name stands for; NULL if none or more than one is likely. */
static const char *translate_function(const char *word)
{
	const char *ours = dialect_word(DIALECT_FUNCTION, word);
	struct nearest search = {.wanted = ours ? ours : word};
	for (size_t i = 0; i < FUNCTION_COUNT; i++)
		nearest_offer(&search, functions[i]);
	return search.rival ? NULL : search.nearest;
}

/* Corrects field and function separately: as a whole, `__median` would be nearest to `__min`. */
static void suggest_aggregate(const struct resource *resource, const char *wanted,
	char ret_suggestion[static GROUP_NAME_SIZE])
{
	char name[CATALOG_NAME_MAX + 1];
	const char *mark = strstr(wanted, "__");
	ret_suggestion[0] = '\0';
	if (!mark || (size_t)(mark - wanted) >= sizeof name)
		return;
	snprintf(name, sizeof name, "%.*s", (int)(mark - wanted), wanted);
	struct nearest search = {.wanted = name};
	for (size_t i = 0; i < resource->field_count; i++)
		if (is_number(&resource->fields[i]))
			nearest_offer(&search, resource->fields[i].name);
	const char *function = translate_function(mark + 2);
	if (search.nearest && function)
		snprintf(ret_suggestion, GROUP_NAME_SIZE, "%s__%s", search.nearest, function);
}

bool aggregate_parse(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));) {
		struct aggregate aggregate = {0};
		char suggestion[GROUP_NAME_SIZE] = "";
		bool found = find_aggregate(query->resource, piece, &aggregate), twice = false;
		for (size_t i = 0; i < query->aggregate_count; i++)
			twice = twice ||
				(query->aggregates[i].field == aggregate.field &&
					query->aggregates[i].function == aggregate.function);
		if (!found)
			suggest_aggregate(query->resource, piece, suggestion);
		const char *reason = strcmp(piece, "count") == 0 ? REASON_AGGREGATE_COUNT
			: !found                                     ? REASON_NO_AGGREGATE
			: !is_number(aggregate.field)                ? REASON_AGGREGATE_NUMBER
			: twice                                      ? REASON_TWICE
														 : NULL;
		if (reason)
			ok = fault_add_value(err, "aggregate", piece, suggestion, reason);
		else if (query->aggregate_count == QUERY_AGGREGATES_MAX)
			ok = fault_add_excess(err, "aggregate", piece, "aggregate", QUERY_AGGREGATES_MAX);
		else
			query->aggregates[query->aggregate_count++] = aggregate;
	}
	return ok;
}

/* Adds a field to the pseudo-resource of groups, with the name stored at the same index. */
static void add_field(struct query *query, struct field field)
{
	size_t n = query->grouped.field_count++;
	field.name = query->group_names[n];
	field.filterable = field.facetable = field.item_only = false;
	field.sortable = true;
	query->group_fields[n] = field;
}

void group_complete(struct query *query)
{
	query->grouped = (struct resource){.name = query->resource->name,
		.singular = query->resource->singular,
		.view = query->resource->view,
		.fields = query->group_fields};
	for (size_t i = 0; i < query->group_count; i++) {
		struct field field = *query->group[i].field;
		dimension_name(&query->group[i], query->group_names[query->grouped.field_count]);
		if (query->group[i].year)
			field.type = FIELD_INTEGER;
		add_field(query, field);
	}
	strcpy(query->group_names[query->grouped.field_count], "count");
	add_field(query, (struct field){.type = FIELD_INTEGER});
	for (size_t i = 0; i < query->aggregate_count; i++) {
		const struct aggregate *aggregate = &query->aggregates[i];
		bool same = aggregate->function == FUNCTION_MIN || aggregate->function == FUNCTION_MAX;
		aggregate_name(aggregate, query->group_names[query->grouped.field_count]);
		add_field(query,
			(struct field){.type = same ? aggregate->field->type : FIELD_NUMBER, .nullable = true});
	}
}
