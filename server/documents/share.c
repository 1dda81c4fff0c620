#include "documents/share.h"

#include "documents/schema.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* By the text of what is shared: how often it is there, then the name of its component. */
struct sharing {
	json_t *uses, *components;
	const json_t *taken; /* components that are there already, or NULL */
	const char *section; /* of the components */
};

/* Where a value stands: at an index of an array, or under a key of an object. */
struct place {
	json_t *parent;
	const char *key; /* NULL in an array */
	size_t i;
	const char *tag; /* of the operation, or NULL */
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

static bool is_described_array(const json_t *schema)
{
	const char *type = json_string_value(json_object_get(schema, "type"));
	return type && strcmp(type, "array") == 0 && json_object_get(schema, "description");
}

/* Each described array among the members of a schema, and of those that it is all of. */
static bool each_array_of(json_t *schema, visit_fn visit, struct sharing *sharing)
{
	json_t *properties = json_object_get(schema, "properties"), *part;
	const char *name;
	size_t i;
	json_object_foreach(properties, name, part)
	{
		if (is_described_array(part) &&
			!visit(sharing, &(struct place){.parent = properties, .key = name}))
			return false;
	}
	json_array_foreach(json_object_get(schema, "allOf"), i, part)
	{
		if (!each_array_of(part, visit, sharing))
			return false;
	}
	return true;
}

static bool each_array(json_t *schemas, visit_fn visit, struct sharing *sharing)
{
	const char *name;
	json_t *schema;
	json_object_foreach(schemas, name, schema)
	{
		if (!each_array_of(schema, visit, sharing))
			return false;
	}
	return true;
}

static bool count(struct sharing *sharing, const struct place *place)
{
	char *text = json_dumps(value_at(place), JSON_COMPACT);
	json_int_t before = text ? json_integer_value(json_object_get(sharing->uses, text)) : 0;
	bool ok = text && json_object_set_new(sharing->uses, text, json_integer(before + 1)) == 0;
	free(text);
	return ok;
}

/* What the component would be called best. */
static json_t *own_name(const struct place *place)
{
	char name[SCHEMA_NAME_SIZE];
	if (!place->key)
		return json_incref(json_object_get(value_at(place), "name"));
	schema_name(place->key, "List", name);
	return json_string(name);
}

static bool is_taken(const struct sharing *sharing, const char *name)
{
	return json_object_get(sharing->components, name) || json_object_get(sharing->taken, name);
}

/* Its own name; where that is taken, with the operation's tag before it, or a number, too. */
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

/* Makes a component of what is there again; gives its name, or NULL without memory. */
static const char *share(struct sharing *sharing, const char *text, const struct place *place)
{
	json_t *name = free_name(sharing, place);
	if (!name || json_object_set_new(sharing->uses, text, name) != 0)
		return NULL;
	const char *component = json_string_value(name);
	return json_object_set(sharing->components, component, value_at(place)) == 0 ? component : NULL;
}

static bool put(const struct place *place, json_t *value)
{
	return place->key ? json_object_set_new(place->parent, place->key, value) == 0
					  : json_array_set_new(place->parent, place->i, value) == 0;
}

static bool refer(struct sharing *sharing, const struct place *place)
{
	char *text = json_dumps(value_at(place), JSON_COMPACT);
	const json_t *use = text ? json_object_get(sharing->uses, text) : NULL;
	const char *component = json_string_value(use);
	bool ok = use != NULL;
	if (json_integer_value(use) > 1)
		ok = (component = share(sharing, text, place)) != NULL;
	if (ok && component)
		ok = put(place,
			json_pack(
				"{s:o}", "$ref", json_sprintf("#/components/%s/%s", sharing->section, component)));
	free(text);
	return ok;
}

/* Gives the components that came to be; false without memory. */
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

json_t *share_arrays(json_t *schemas)
{
	struct sharing sharing = {.section = "schemas", .taken = schemas};
	bool ok = share_each(schemas, each_array, &sharing) &&
		json_object_update_missing(schemas, sharing.components) == 0;
	json_decref(sharing.components);
	if (ok)
		return schemas;
	json_decref(schemas);
	return NULL;
}
