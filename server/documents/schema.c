#include "documents/schema.h"

#include "dataset/catalog.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

void schema_name(const char *name, const char *suffix, char ret_name[SCHEMA_NAME_SIZE])
{
	size_t len = 0;
	bool begins = true;
	for (; *name && len + 1 < SCHEMA_NAME_SIZE; name++) {
		if (*name != '_')
			ret_name[len++] = (char)(begins ? toupper((unsigned char)*name) : *name);
		begins = *name == '_';
	}
	for (; *suffix && len + 1 < SCHEMA_NAME_SIZE; suffix++)
		ret_name[len++] = *suffix;
	ret_name[len] = '\0';
}

json_t *schema_type(const char *type)
{
	return json_pack("{s:s}", "type", type);
}

json_t *schema_nullable(const char *type)
{
	return json_pack("{s:[s, s]}", "type", type, "null");
}

json_t *schema_date(void)
{
	return json_pack("{s:s, s:s}", "type", "string", "format", "date");
}

json_t *schema_ref(const char *name)
{
	return json_pack("{s:o}", "$ref", json_sprintf("#/components/schemas/%s", name));
}

json_t *schema_array(json_t *items)
{
	return json_pack("{s:s, s:o}", "type", "array", "items", items);
}

json_t *schema_map(json_t *values)
{
	return json_pack("{s:s, s:o}", "type", "object", "additionalProperties", values);
}

json_t *schema_object(void)
{
	return json_pack("{s:s, s:{}}", "type", "object", "properties");
}

void schema_set_member(json_t **object, const char *name, json_t *schema, bool required)
{
	/* steals the schema even if there is no object to put it into */
	int failed = json_object_set_new(json_object_get(*object, "properties"), name, schema);
	if (!failed && !required)
		return;
	json_t *names = json_object_get(*object, "required");
	if (!failed && !names)
		builder_set(object, "required", json_pack("[s]", name));
	else if (failed || json_array_append_new(names, json_string(name)) != 0) {
		json_decref(*object);
		*object = NULL;
	}
}

json_t *schema_object_of(const char *name, ...)
{
	json_t *object = schema_object();
	va_list args;
	va_start(args, name);
	for (; name; name = va_arg(args, const char *))
		schema_set_member(&object, name, va_arg(args, json_t *), true);
	va_end(args);
	return object;
}

json_t *schema_all_of(json_t *one, json_t *other)
{
	return json_pack("{s:[o, o]}", "allOf", one, other);
}

json_t *schema_words(const char *const *words, size_t count)
{
	json_t *list = json_array();
	for (size_t i = 0; i < count; i++)
		builder_append(&list, json_string(words[i]));
	return json_pack("{s:s, s:o}", "type", "string", "enum", list);
}

void schema_set_text(json_t **schema, const char *name, const char *text)
{
	if (text)
		builder_set(schema, name, json_string(text));
}

const char *schema_pattern(const struct field *field)
{
	if (field->format && strcmp(field->format, "slug") == 0)
		return "^[a-z0-9-]+$";
	if (field_is_digest(field))
		return "^[0-9a-f]{64}$";
	return NULL;
}

static json_t *text_value(const struct field *field)
{
	char name[SCHEMA_NAME_SIZE];
	if (field_is_date(field))
		return schema_date();
	if (field->words.count == 0)
		return schema_type("string");
	schema_name(field->vocabulary, "", name);
	return schema_ref(name);
}

json_t *schema_value(const struct field *field)
{
	switch (field->type) {
	case FIELD_INTEGER:
		return schema_type("integer");
	case FIELD_NUMBER:
		return schema_type("number");
	case FIELD_BOOLEAN:
		return schema_type("boolean");
	case FIELD_JSON:
		return json_object();
	case FIELD_TEXT:
	case FIELD_LIST:
		return text_value(field);
	}
	return NULL;
}

/* Turns the names in `$ref` of a shape into addresses of components. */
static void resolve_refs(json_t *schema)
{
	char name[SCHEMA_NAME_SIZE];
	const char *key;
	json_t *value;
	for (size_t i = 0; i < json_array_size(schema); i++)
		resolve_refs(json_array_get(schema, i));
	json_object_foreach(schema, key, value)
	{
		if (strcmp(key, "$ref") == 0 && json_is_string(value)) {
			schema_name(json_string_value(value), "", name);
			json_t *path = json_sprintf("#/components/schemas/%s", name);
			json_string_set(value, path ? json_string_value(path) : "");
			json_decref(path);
		} else {
			resolve_refs(value);
		}
	}
}

json_t *schema_shape(const struct catalog *catalog, const char *name)
{
	const char *json = catalog_shape(catalog, name);
	json_t *schema = json ? json_memory_read(json, strlen(json), 0, NULL) : json_object();
	resolve_refs(schema);
	return schema;
}

json_t *schema_resource_name(const struct catalog *catalog)
{
	char name[SCHEMA_NAME_SIZE];
	const char *names[CATALOG_RESOURCES_MAX];
	size_t count = 0;
	if (catalog_vocabulary(catalog, "resource_name")) {
		schema_name("resource_name", "", name);
		return schema_ref(name);
	}
	for (; count < catalog->resource_count && count < CATALOG_RESOURCES_MAX; count++)
		names[count] = catalog->resources[count].name;
	return schema_words(names, count);
}
