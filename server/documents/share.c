#include "documents/share.h"

#include <stdbool.h>
#include <stdlib.h>

/* By the text of a parameter: how often it is there, then the name of its component. */
struct sharing {
	json_t *uses, *components;
};

/* Each parameter goes to `visit`: the operation, and the index in its parameters. */
static bool each(json_t *paths, bool (*visit)(struct sharing *, const json_t *operation, size_t i),
	struct sharing *sharing)
{
	const char *path, *method;
	json_t *item, *operation, *parameter;
	size_t i;
	json_object_foreach(paths, path, item)
	{
		json_object_foreach(item, method, operation)
		{
			json_array_foreach(json_object_get(operation, "parameters"), i, parameter)
			{
				if (!visit(sharing, operation, i))
					return false;
			}
		}
	}
	return true;
}

static json_t *parameter_at_index(const json_t *operation, size_t i)
{
	return json_array_get(json_object_get(operation, "parameters"), i);
}

static bool count(struct sharing *sharing, const json_t *operation, size_t i)
{
	char *text = json_dumps(parameter_at_index(operation, i), JSON_COMPACT);
	json_int_t before = text ? json_integer_value(json_object_get(sharing->uses, text)) : 0;
	bool ok = text && json_object_set_new(sharing->uses, text, json_integer(before + 1)) == 0;
	free(text);
	return ok;
}

/* The parameter's own name; where that is taken, with the operation's tag before it, or a number, too. */
static json_t *free_name(const json_t *components, const json_t *operation, const char *name)
{
	const char *tag = json_string_value(json_array_get(json_object_get(operation, "tags"), 0));
	json_t *candidate = json_string(name);
	for (int n = 1; candidate && json_object_get(components, json_string_value(candidate)); n++) {
		json_decref(candidate);
		candidate = n == 1 && tag ? json_sprintf("%s-%s", tag + (*tag == '@'), name)
								  : json_sprintf("%s-%d", name, n);
	}
	return candidate;
}

/* Makes a component of a parameter that is there again; gives its name, or NULL without memory. */
static const char *share(
	struct sharing *sharing, const char *text, const json_t *operation, json_t *parameter)
{
	json_t *name = free_name(
		sharing->components, operation, json_string_value(json_object_get(parameter, "name")));
	if (!name || json_object_set_new(sharing->uses, text, name) != 0)
		return NULL;
	const char *component = json_string_value(name);
	return json_object_set(sharing->components, component, parameter) == 0 ? component : NULL;
}

static bool refer(struct sharing *sharing, const json_t *operation, size_t i)
{
	json_t *parameter = parameter_at_index(operation, i);
	char *text = json_dumps(parameter, JSON_COMPACT);
	const json_t *use = text ? json_object_get(sharing->uses, text) : NULL;
	const char *component = json_string_value(use);
	bool ok = use != NULL;
	if (json_integer_value(use) > 1)
		ok = (component = share(sharing, text, operation, parameter)) != NULL;
	if (ok && component)
		ok = json_array_set_new(json_object_get(operation, "parameters"), i,
				 json_pack(
					 "{s:o}", "$ref", json_sprintf("#/components/parameters/%s", component))) == 0;
	free(text);
	return ok;
}

json_t *share_parameters(json_t *paths)
{
	struct sharing sharing = {.uses = json_object(), .components = json_object()};
	bool ok = each(paths, count, &sharing) && each(paths, refer, &sharing);
	json_decref(sharing.uses);
	if (ok)
		return sharing.components;
	json_decref(sharing.components);
	return NULL;
}
