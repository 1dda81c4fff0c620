#ifndef JSON_H
#define JSON_H

#include <check.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* What stands behind the names, up to a NULL; fails if there is nothing. */
static inline json_t *at(json_t *json, ...)
{
	va_list args;
	va_start(args, json);
	for (const char *name; (name = va_arg(args, const char *));) {
		ck_assert_msg(json_object_get(json, name) != NULL, "%s is missing", name);
		json = json_object_get(json, name);
	}
	va_end(args);
	return json;
}

/* The text behind one name. */
static inline const char *text_at(json_t *json, const char *name)
{
	return json_string_value(at(json, name, NULL));
}

/* The OpenAPI parameter of this name, or NULL. */
static inline json_t *named(json_t *parameters, const char *wanted)
{
	size_t i;
	json_t *parameter;
	json_array_foreach(parameters, i, parameter)
	{
		const char *name = json_string_value(json_object_get(parameter, "name"));
		if (name && strcmp(name, wanted) == 0)
			return parameter;
	}
	return NULL;
}

static inline void assert_json(const json_t *json, const char *wanted)
{
	char *text = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY);
	ck_assert_pstr_eq(text, wanted);
	free(text);
}

#endif
