#include "documents/share.h"

#include "documents/schema.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/*
 * By the JSON text of a value: its number of uses, later the name of its component, or null if it
 * is not shared.
 */
struct sharing {
	json_t *uses, *components;
	const json_t *taken; /* existing components, or NULL */
	const char *section; /* section of the document's components */
};

/* The place of a value: an index of an array, or a member of an object. */
struct place {
	json_t *parent;
	const char *key; /* NULL for an array */
	size_t i;
	const char *tag; /* tag of the operation, or NULL */
};

typedef bool (*visit_fn)(struct sharing *, const struct place *);

static json_t *value_at(const struct place *place)
{
	return place->key ? json_object_get(place->parent, place->key)
					  : json_array_get(place->parent, place->i);
}

static bool each_parameter(json_t *paths, visit_fn visit, struct sharing *sharing)
{
	const char *path, *method;
	json_t *item, *operation, *parameter;
	size_t i;
	json_object_foreach(paths, path, item)
	{
		json_object_foreach(item, method, operation)
		{
			json_t *parameters = json_object_get(operation, "parameters");
			const char *tag =
				json_string_value(json_array_get(json_object_get(operation, "tags"), 0));
			json_array_foreach(parameters, i, parameter)
			{
				if (!visit(sharing, &(struct place){.parent = parameters, .i = i, .tag = tag}))
					return false;
			}
		}
	}
	return true;
}

/* Visits the members of a schema and of its allOf, other than references. */
static bool each_member_of(json_t *schema, visit_fn visit, struct sharing *sharing)
{
	json_t *properties = json_object_get(schema, "properties"), *part;
	const char *name;
	size_t i;
	json_object_foreach(properties, name, part)
	{
		if (!json_object_get(part, "$ref") &&
			!visit(sharing, &(struct place){.parent = properties, .key = name}))
			return false;
	}
	json_array_foreach(json_object_get(schema, "allOf"), i, part)
	{
		if (!each_member_of(part, visit, sharing))
			return false;
	}
	return true;
}

static bool each_member(json_t *schemas, visit_fn visit, struct sharing *sharing)
{
	const char *name;
	json_t *schema;
	json_object_foreach(schemas, name, schema)
	{
		if (!each_member_of(schema, visit, sharing))
			return false;
	}
	return true;
}

/*
 * Returns the JSON text at a place, for a member after its name. The caller frees it; NULL if out
 * of memory.
 */
static char *text_at(const struct place *place)
{
	json_t *value = value_at(place);
	json_t *member = place->key ? json_pack("{s:O}", place->key, value) : json_incref(value);
	char *text = json_dumps(member, JSON_COMPACT);
	json_decref(member);
	return text;
}

static bool count(struct sharing *sharing, const struct place *place)
{
	char *text = text_at(place);
	json_int_t before = text ? json_integer_value(json_object_get(sharing->uses, text)) : 0;
	bool ok = text && json_object_set_new(sharing->uses, text, json_integer(before + 1)) == 0;
	free(text);
	return ok;
}

static const char *kind_of_member(const json_t *schema)
{
	const json_t *type = json_object_get(schema, "type");
	if (json_is_array(type) || json_object_get(schema, "anyOf"))
		return "OrNull";
	return json_object_get(schema, "items") ? "List" : "";
}

/* Returns the preferred name of a component. */
static json_t *own_name(const struct place *place)
{
	char name[SCHEMA_NAME_SIZE];
	json_t *value = value_at(place);
	if (place->key) {
		schema_name(place->key, kind_of_member(value), name);
		return json_string(name);
	}
	const char *in = json_string_value(json_object_get(value, "in"));
	json_t *own = json_object_get(value, "name");
	return in && strcmp(in, "path") == 0 ? json_sprintf("path-%s", json_string_value(own))
										 : json_incref(own);
}

static bool is_taken(const struct sharing *sharing, const char *name)
{
	return json_object_get(sharing->components, name) || json_object_get(sharing->taken, name);
}

/*
 * Finds a free name: the preferred one, else with the operation's tag before it, else with a
 * number, too.
 */
static json_t *free_name(const struct sharing *sharing, const struct place *place)
{
	json_t *name = own_name(place), *candidate = json_incref(name);
	for (int n = 1; candidate && is_taken(sharing, json_string_value(candidate)); n++) {
		json_decref(candidate);
		candidate = n == 1 && place->tag
			? json_sprintf("%s-%s", place->tag + (*place->tag == '@'), json_string_value(name))
			: json_sprintf("%s-%d", json_string_value(name), n);
	}
	json_decref(name);
	return candidate;
}

/* Whether a component with references is shorter than the repeated text of `len` bytes. */
static bool is_worth_it(
	const struct sharing *sharing, const char *name, size_t len, json_int_t uses)
{
	static const char reference[] = "{\"$ref\":\"#/components//\"}", member[] = "\"\":,";
	size_t component = strlen(member) + strlen(name) + len;
	size_t each = strlen(reference) + strlen(sharing->section) + strlen(name);
	return component + (size_t)uses * each < (size_t)uses * len;
}

/*
 * Makes the text a component if that is shorter, and stores its name, else null. Returns false if
 * out of memory.
 */
static bool settle(struct sharing *sharing, const char *text, const struct place *place)
{
	json_int_t uses = json_integer_value(json_object_get(sharing->uses, text));
	size_t len = strlen(text) - (place->key ? strlen("{\"\":}") + strlen(place->key) : 0);
	json_t *name = free_name(sharing, place);
	if (!name)
		return false;
	if (!is_worth_it(sharing, json_string_value(name), len, uses)) {
		json_decref(name);
		return json_object_set_new(sharing->uses, text, json_null()) == 0;
	}
	return json_object_set_new(sharing->uses, text, name) == 0 &&
		json_object_set(sharing->components, json_string_value(name), value_at(place)) == 0;
}

static bool put(const struct place *place, json_t *value)
{
	return place->key ? json_object_set_new(place->parent, place->key, value) == 0
					  : json_array_set_new(place->parent, place->i, value) == 0;
}

static bool refer(struct sharing *sharing, const struct place *place)
{
	char *text = text_at(place);
	const json_t *use = text ? json_object_get(sharing->uses, text) : NULL;
	bool ok = use && (!json_is_integer(use) || settle(sharing, text, place));
	const char *component = ok ? json_string_value(json_object_get(sharing->uses, text)) : NULL;
	if (component)
		ok = put(place,
			json_pack(
				"{s:o}", "$ref", json_sprintf("#/components/%s/%s", sharing->section, component)));
	free(text);
	return ok;
}

/* Stores the new components in `sharing`. Returns false if out of memory. */
static bool share_each(
	json_t *all, bool (*each)(json_t *, visit_fn, struct sharing *), struct sharing *sharing)
{
	sharing->uses = json_object();
	sharing->components = json_object();
	bool ok = each(all, count, sharing) && each(all, refer, sharing);
	json_decref(sharing->uses);
	return ok;
}

json_t *share_parameters(json_t *paths)
{
	struct sharing sharing = {.section = "parameters"};
	if (share_each(paths, each_parameter, &sharing))
		return sharing.components;
	json_decref(sharing.components);
	return NULL;
}

json_t *share_members(json_t *schemas)
{
	struct sharing sharing = {.section = "schemas", .taken = schemas};
	bool ok = share_each(schemas, each_member, &sharing) &&
		json_object_update_missing(schemas, sharing.components) == 0;
	json_decref(sharing.components);
	if (ok)
		return schemas;
	json_decref(schemas);
	return NULL;
}
