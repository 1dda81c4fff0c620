#include "query/parse.h"

#include "base/error.h"
#include "base/reason.h"
#include "query/filter.h"
#include "query/group.h"
#include "query/inclusion.h"
#include "query/parameter.h"
#include "query/query.h"
#include "query/suggestion.h"
#include "query/target.h"

#include <string.h>

bool query_is_foreign(const char *key)
{
	static const char *const names[] = {"from", "isappinstalled", "nsukey", "spm", "share_token",
		"sfnsn", "scene", "clicktime", "enterid", "fbclid", "gclid", "dclid", "gbraid", "wbraid",
		"gad_source", "msclkid", "yclid", "ttclid", "twclid", "igshid", "igsh", "ref", "ref_src",
		"ref_url", "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(key, names[i]) == 0)
			return true;
	return strncmp(key, "utm_", 4) == 0 || strncmp(key, "mtm_", 4) == 0;
}

static void unknown_key(
	const struct query *query, const struct argument *argument, int scope, struct error *err)
{
	char suggestion[SUGGESTION_SIZE];
	if ((scope & (IN_TABLE_PAGES | IN_SEARCH_PAGES)) && query_is_foreign(argument->key))
		return;
	suggestion_write(query->catalog, query->resource, scope, argument, suggestion);
	error_add(
		err, ERROR_BAD_QUERY, argument->key, argument->value, suggestion, REASON_NO_PARAMETER);
}

static bool is_repeated(const struct target *target, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(target->arguments[i].key, target->arguments[index].key) == 0)
			return true;
	return false;
}

static void parse_argument(
	struct query *query, struct target *target, size_t index, int scope, struct error *err)
{
	char *key = target->arguments[index].key, *value = target->arguments[index].value;
	const struct parameter *parameter = parameter_find(key, scope);
	bool repeated = is_repeated(target, index);
	size_t faults = err->fault_count;
	if (parameter && repeated && !(parameter->known_in & LISTS_NAMES))
		error_add(err, ERROR_BAD_QUERY, key, value, NULL, REASON_REPEATED);
	else if (parameter)
		parameter_parse(parameter, query, value, err);
	else if (!(scope & (IN_COLLECTIONS | IN_TABLE_PAGES)))
		unknown_key(query, &target->arguments[index], scope, err);
	else if (!repeated && !filter_parse(query, target, index, err) && err->fault_count == faults)
		unknown_key(query, &target->arguments[index], scope, err);
}

bool query_check_format(const struct query *query, struct error *err)
{
	bool csv = query->format == FORMAT_CSV;
	/* without a suffix, it only applies if Accept selects CSV */
	if (query->bom && !csv && query->format_is_explicit)
		error_add(err, ERROR_BAD_QUERY, "bom", "1", NULL, REASON_CSV);
	if (query->safe && !csv && query->format_is_explicit)
		error_add(err, ERROR_BAD_QUERY, "safe", "1", NULL, REASON_CSV);
	/* with group, it has been refused already */
	if (query->facet_count > 0 && query->group_count == 0 && query->format != FORMAT_JSON) {
		char name[DIMENSION_NAME_SIZE];
		dimension_name(&query->facets[0], name);
		error_add(err, ERROR_BAD_QUERY, "facet", name, NULL, REASON_FACET_FORMAT);
	}
	if (query->include != 0 && query->group_count == 0 && csv)
		error_add(err, ERROR_BAD_QUERY, "include",
			query->resource->relations[__builtin_ctzll(query->include)].name, NULL,
			REASON_INCLUDE_FORMAT);
	return err->code == ERROR_NONE;
}

/* The sort order of a search, which its cursors contain. */
static const struct field search_sort[] = {
	{.name = "rank", .type = FIELD_NUMBER},
	{.name = "row", .type = FIELD_INTEGER},
};

enum { SEARCH_SORT_COUNT = sizeof search_sort / sizeof *search_sort };

static void complete(struct query *query, int scope)
{
	const struct resource *resource = query->resource;
	for (size_t i = 0; !resource && i < SEARCH_SORT_COUNT; i++)
		query->sort[query->sort_count++] = (struct sort_term){.field = &search_sort[i]};
	if (!resource)
		return;
	query->sort_given = query->sort_count;
	if (query->fields == 0)
		query->fields = scope == IN_ITEMS ? resource_all_fields(resource)
										  : resource_usual_fields(query_rows(query));
	query->fields |= query->included;
	for (size_t i = 0; i < query->group_count; i++)
		if (!query_is_sorted_by(query, &query->group_fields[i]))
			query->sort[query->sort_count++] = (struct sort_term){.field = &query->group_fields[i]};
	if (query->group_count > 0)
		return;
	const struct field *key = &resource->fields[resource->key];
	if (query->sort_given == 0 && query->links_to_pages && resource_time(resource))
		query->sort[query->sort_count++] =
			(struct sort_term){.field = resource_time(resource), .descending = true};
	if (!query_is_sorted_by(query, key))
		query->sort[query->sort_count++] = (struct sort_term){.field = key};
}

static bool is_faulty(const struct error *err, const char *parameter)
{
	for (size_t i = 0; i < err->fault_count && i < ERROR_FAULTS_MAX; i++)
		if (strcmp(err->faults[i].parameter, parameter) == 0)
			return true;
	return false;
}

/* Parses the arguments that determine the rows before those that name fields of the rows. */
static void parse_arguments(
	struct query *query, struct target *target, int scope, struct error *err)
{
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < target->argument_count; i++) {
			const char *key = target->arguments[i].key;
			bool early = strcmp(key, "group") == 0 || strcmp(key, "aggregate") == 0;
			if (early == (pass == 0))
				parse_argument(query, target, i, scope, err);
		}
		if (pass == 0 && query->group_count > 0)
			group_complete(query);
	}
}

/* Limits relations and facets together, the most expensive combination. */
static void check_facets(const struct query *query, struct error *err)
{
	char name[DIMENSION_NAME_SIZE];
	size_t related = inclusion_count(query);
	if (query->limit == 0 || query->facet_count == 0 || related == 0 ||
		related + query->facet_count <= QUERY_TOGETHER_MAX)
		return;
	dimension_name(&query->facets[query->facet_count - 1], name);
	error_add(err, ERROR_BAD_QUERY, "facet", name, NULL, REASON_FACET_INCLUDE, QUERY_TOGETHER_MAX);
}

/* Checks parameters that need or exclude each other. */
static void check_together(const struct query *query, struct error *err)
{
	if (query->limit == 0 && query->cursor)
		error_add(err, ERROR_BAD_QUERY, "cursor", query->cursor, NULL, REASON_LIMIT_CURSOR);
	if (!query->q && query_is_sorted_by(query, &query_relevance) && !is_faulty(err, "q"))
		error_add(err, ERROR_BAD_QUERY, "sort", query_relevance.name, NULL, REASON_NO_RELEVANCE);
	if (query->aggregate_count > 0 && query->group_count == 0 && !is_faulty(err, "group")) {
		char name[GROUP_NAME_SIZE];
		aggregate_name(&query->aggregates[0], name);
		error_add(err, ERROR_BAD_QUERY, "aggregate", name, NULL, REASON_AGGREGATE_GROUP);
	}
	if (query->group_count > 0 && query->facet_count > 0) {
		char name[DIMENSION_NAME_SIZE];
		dimension_name(&query->facets[0], name);
		error_add(err, ERROR_BAD_QUERY, "facet", name, NULL, REASON_FACET_GROUP);
	}
	if (query->group_count > 0 && query->include != 0)
		error_add(err, ERROR_BAD_QUERY, "include",
			query->resource->relations[__builtin_ctzll(query->include)].name, NULL,
			REASON_INCLUDE_GROUP);
	else
		check_facets(query, err);
}

static bool parse(struct query *query, const struct resource *resource, struct target *target,
	int scope, struct error *err)
{
	query->resource = resource;
	query->condition_count = query->value_count = query->sort_count = query->facet_count = 0;
	query->group_count = query->aggregate_count = query->sort_given = 0;
	query->fields = query->included = query->include = query->types = 0;
	memset(query->nested, 0, sizeof query->nested);
	query->labels = LANGUAGE_NONE;
	query->limit = QUERY_LIMIT_DEFAULT;
	query->limit_given = query->is_rest = query->is_html = false;
	query->links_to_pages = scope == IN_TABLE_PAGES;
	query->q = query->cursor = NULL;
	query->found = query->ranked = (struct value){.type = VALUE_NULL};
	query->format_is_explicit = query->format != FORMAT_NONE;
	query->bom = query->safe = query->multi_select = false;
	target_parse_arguments(target, err);
	parse_arguments(query, target, scope, err);
	if (scope == IN_SEARCH && !query->q && !is_faulty(err, "q"))
		error_add(err, ERROR_BAD_QUERY, "q", NULL, NULL, REASON_NO_Q);
	check_together(query, err);
	if (query->format_is_explicit)
		query_check_format(query, err);
	if (err->code != ERROR_NONE)
		return false;
	complete(query, scope);
	return true;
}

bool query_parse(
	struct query *query, const struct resource *resource, struct target *target, struct error *err)
{
	return parse(query, resource, target, IN_COLLECTIONS, err);
}

bool query_parse_item(
	struct query *query, const struct resource *resource, struct target *target, struct error *err)
{
	return parse(query, resource, target, IN_ITEMS, err);
}

bool query_parse_citation(
	struct query *query, const struct resource *resource, struct target *target, struct error *err)
{
	return parse(query, resource, target, IN_CITATIONS, err);
}

bool query_parse_page(struct query *query, const struct catalog *catalog,
	const struct resource *resource, struct target *target, struct error *err)
{
	query->catalog = catalog;
	return parse(query, resource, target, resource ? IN_TABLE_PAGES : IN_SEARCH_PAGES, err);
}

bool query_parse_search(
	struct query *query, const struct catalog *catalog, struct target *target, struct error *err)
{
	query->catalog = catalog;
	return parse(query, NULL, target, IN_SEARCH, err);
}
