#include "query/inclusion.h"

#include "base/error.h"
#include "base/reason.h"
#include "base/text.h"
#include "query/fault.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 2 * (CATALOG_NAME_MAX + 1) + 1 };

size_t inclusion_count(const struct query *query)
{
	int count = __builtin_popcountll(query->include);
	for (size_t i = 0; i < CATALOG_RELATIONS_MAX; i++)
		count += __builtin_popcountll(query->nested[i]);
	return (size_t)count;
}

/* Checks the limits after the relation `name` has been added. */
static bool check_count(const struct query *query, const char *name, struct error *err)
{
	return inclusion_count(query) <= QUERY_RELATED_MAX ||
		fault_add_excess(err, "include", name, "relation", QUERY_RELATED_MAX);
}

static const char *nearest_relation(
	const struct resource *resource, const char *wanted, bool fields)
{
	struct nearest search = {.wanted = wanted};
	for (size_t i = 0; fields && i < resource->field_count; i++)
		if (resource->fields[i].item_only)
			nearest_offer(&search, resource->fields[i].name);
	for (size_t i = 0; i < resource->relation_count; i++)
		nearest_offer(&search, resource->relations[i].name);
	return search.nearest;
}

/* Relations nest one level only. Corrects the name that is unknown. */
static bool refuse_nested(const struct query *query, const char *name, const char *head,
	const char *tail, struct error *err)
{
	char suggestion[NAME_SIZE] = "";
	const struct relation *relation = resource_relation(query->resource, head);
	if (strchr(tail, '.'))
		return fault_add_value(err, "include", name, NULL, REASON_INCLUDED_FAR);
	const char *first = relation ? relation->name : nearest_relation(query->resource, head, false);
	relation = first ? resource_relation(query->resource, first) : NULL;
	const char *second = relation ? nearest_relation(relation->other, tail, false) : NULL;
	if (second)
		snprintf(suggestion, sizeof suggestion, "%s.%s", first, second);
	return fault_add_value(err, "include", name, suggestion, REASON_NOT_INCLUDED);
}

/* Adds `initiative.parent`: a relation of a related record, which is then shown, too. */
static bool include_nested(
	struct query *query, const char *name, const char *dot, struct error *err)
{
	const struct resource *resource = query->resource;
	char head[CATALOG_NAME_MAX + 1];
	text_copy_cut(head, sizeof head, name);
	if ((size_t)(dot - name) < sizeof head)
		head[dot - name] = '\0';
	const struct relation *outer = resource_relation(resource, head);
	const struct relation *inner = outer ? resource_relation(outer->other, dot + 1) : NULL;
	if (!inner)
		return refuse_nested(query, name, head, dot + 1, err);
	query->include |= UINT64_C(1) << (outer - resource->relations);
	query->nested[outer - resource->relations] |= UINT64_C(1) << (inner - outer->other->relations);
	return check_count(query, name, err);
}

/* Adds a long field or a relation. */
static bool include(struct query *query, const char *name, struct error *err)
{
	const struct resource *resource = query->resource;
	const struct field *field = resource_field(resource, name);
	const struct relation *relation = resource_relation(resource, name);
	const char *dot = strchr(name, '.');
	if (dot)
		return include_nested(query, name, dot, err);
	if (field && field->item_only) {
		query->included |= field_bit(resource, field);
		return true;
	}
	if (relation) {
		query->include |= UINT64_C(1) << (relation - resource->relations);
		return check_count(query, name, err);
	}
	return fault_add_value(
		err, "include", name, nearest_relation(resource, name, true), REASON_NOT_INCLUDED);
}

bool inclusion_parse(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));)
		ok = include(query, piece, err) && ok;
	return ok;
}
