#include "query/inclusion.h"

#include "base/error.h"
#include "base/text.h"
#include "query/fault.h"
#include "query/query.h"

/* A long field of the resource, or a relation to another. */
static bool include(struct query *query, const char *name, struct error *err)
{
	const struct resource *resource = query->resource;
	const struct field *field = resource_field(resource, name);
	const struct relation *relation = resource_relation(resource, name);
	struct nearest search = {.wanted = name};
	if (field && field->item_only) {
		query->included |= field_bit(resource, field);
		return true;
	}
	if (relation) {
		query->include |= UINT64_C(1) << (relation - resource->relations);
		if (__builtin_popcountll(query->include) <= QUERY_RELATED_MAX)
			return true;
		return fault_add_excess(err, "include", name, "relation", QUERY_RELATED_MAX);
	}
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].item_only)
			nearest_offer(&search, resource->fields[i].name);
	for (size_t i = 0; i < resource->relation_count; i++)
		nearest_offer(&search, resource->relations[i].name);
	return fault_add_value(err, "include", name, search.nearest, "cannot be included here");
}

bool inclusion_parse(struct query *query, char *value, struct error *err)
{
	bool ok = true;
	for (char *piece; (piece = text_next_piece(&value));)
		ok = include(query, piece, err) && ok;
	return ok;
}
