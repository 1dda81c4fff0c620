#include "dataset/relations.h"

#include "dataset/catalog.h"
#include "base/error.h"

#include <stdio.h>
#include <string.h>

static bool add(struct catalog *catalog, struct resource *resource, struct relation relation,
	const char *name, struct error *err)
{
	if (resource_field(resource, name) || resource_relation(resource, name))
		return true;
	if (resource->relation_count == CATALOG_RELATIONS_MAX)
		return error_add(err, ERROR_UNAVAILABLE, resource->name, NULL, NULL,
			"has more than %d relations", CATALOG_RELATIONS_MAX);
	relation.name = catalog_text(catalog, name);
	if (!relation.name)
		return error_set(err, ERROR_UNAVAILABLE, "no memory for the catalog");
	resource->relations[resource->relation_count++] = relation;
	return true;
}

/* `initiative_id` leads to one `initiative`, `source_ids` to a list of `sources`. */
static bool add_own(struct catalog *catalog, struct resource *resource, const struct field *field,
	struct error *err)
{
	static const char one[] = "_id", list[] = "_ids";
	const struct resource *other = catalog_resource(catalog, field->ref);
	bool is_list = field->type == FIELD_LIST;
	const char *suffix = is_list ? list : one;
	size_t len = strlen(field->name), suffix_len = strlen(suffix);
	char name[80];
	if (!other || len <= suffix_len || len >= sizeof name - 1 ||
		strcmp(field->name + len - suffix_len, suffix) != 0)
		return true;
	snprintf(name, sizeof name, "%.*s%s", (int)(len - suffix_len), field->name, is_list ? "s" : "");
	struct relation relation = {
		.kind = is_list ? RELATION_LIST : RELATION_ONE, .other = other, .field = field};
	return add(catalog, resource, relation, name, err);
}

/* Each field of another resource that holds this one's key; its own name if there are several. */
static bool add_others(struct catalog *catalog, struct resource *resource,
	const struct resource *other, struct error *err)
{
	size_t count = 0;
	bool ok = true;
	for (int naming = 0; naming < 2; naming++) {
		for (size_t i = 0; ok && i < other->field_count; i++) {
			const struct field *field = &other->fields[i];
			if (!field->ref || field->type != FIELD_TEXT || !field->filterable ||
				strcmp(field->ref, resource->name) != 0)
				continue;
			count += naming == 0;
			char name[160];
			snprintf(name, sizeof name, "%s%s%s", other->name, count > 1 ? "_by_" : "",
				count > 1 ? field->name : "");
			struct relation relation = {.kind = RELATION_MANY, .other = other, .field = field};
			if (naming == 1)
				ok = add(catalog, resource, relation, name, err);
		}
	}
	return ok;
}

bool relate(struct catalog *catalog, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; ok && i < catalog->resource_count; i++) {
		struct resource *resource = &catalog->resources[i];
		resource->relation_count = 0;
		resource->relations =
			catalog_alloc(catalog, CATALOG_RELATIONS_MAX * sizeof *resource->relations);
		if (!resource->relations)
			return error_set(err, ERROR_UNAVAILABLE, "no memory for the catalog");
		for (size_t j = 0; ok && j < resource->field_count; j++)
			if (resource->fields[j].ref)
				ok = add_own(catalog, resource, &resource->fields[j], err);
		for (size_t j = 0; ok && j < catalog->resource_count; j++)
			ok = add_others(catalog, resource, &catalog->resources[j], err);
	}
	return ok;
}
