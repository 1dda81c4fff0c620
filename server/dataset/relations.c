#include "dataset/relations.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/description.h"

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
		return description_no_memory(err);
	resource->relations[resource->relation_count++] = relation;
	return true;
}

/* Whether each resource in a field's `ref` exists. */
static bool check_ref(const struct catalog *catalog, const struct field *field, struct error *err)
{
	char name[80];
	size_t len;
	if (strcmp(field->ref, "*") == 0)
		return true;
	for (const char *refs = field->ref, *ref; (ref = text_next_word(&refs, &len));) {
		snprintf(name, sizeof name, "%.*s", (int)len, ref);
		if (len >= sizeof name || !catalog_resource(catalog, name))
			return error_add(
				err, ERROR_UNAVAILABLE, field->name, name, NULL, "refers to no resource");
	}
	return true;
}

/* `initiative_id` gives a relation to one `initiative`, `source_ids` one to a list of `sources`. */
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

/* Whether a field of another resource holds this one's key, alone or in a list. */
static bool holds_key(const struct field *field, const struct resource *resource)
{
	return field->filterable && (field->type == FIELD_TEXT || field->type == FIELD_LIST) &&
		field_refers(field, resource->name);
}

/*
 * Adds a relation for each field of another resource that holds this one's key. If there are
 * several, a list gets the name of its resource, since it contains the most; the others get names
 * of their own.
 */
static bool add_others(struct catalog *catalog, struct resource *resource,
	const struct resource *other, struct error *err)
{
	size_t count = 0, lists = 0;
	bool ok = true;
	for (size_t i = 0; i < other->field_count; i++) {
		count += holds_key(&other->fields[i], resource);
		lists += other->fields[i].type == FIELD_LIST && holds_key(&other->fields[i], resource);
	}
	for (size_t i = 0; ok && i < other->field_count; i++) {
		const struct field *field = &other->fields[i];
		if (!holds_key(field, resource))
			continue;
		bool plain = field->type == FIELD_LIST ? lists == 1 : count == 1;
		char name[160];
		snprintf(name, sizeof name, "%s%s%s", other->name, plain ? "" : "_by_",
			plain ? "" : field->name);
		struct relation relation = {.kind = RELATION_MANY, .other = other, .field = field};
		ok = add(catalog, resource, relation, name, err);
	}
	return ok;
}

bool relations_derive(struct catalog *catalog, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; ok && i < catalog->resource_count; i++) {
		struct resource *resource = &catalog->resources[i];
		resource->relation_count = 0;
		resource->relations =
			catalog_alloc(catalog, CATALOG_RELATIONS_MAX * sizeof *resource->relations);
		if (!resource->relations)
			return description_no_memory(err);
		for (size_t j = 0; ok && j < resource->field_count; j++)
			if (resource->fields[j].ref)
				ok = check_ref(catalog, &resource->fields[j], err) &&
					add_own(catalog, resource, &resource->fields[j], err);
		for (size_t j = 0; ok && j < catalog->resource_count; j++)
			ok = add_others(catalog, resource, &catalog->resources[j], err);
	}
	return ok;
}
