#include "mcp/tools.h"

#include "documents/json_builder.h"
#include "mcp/coverage.h"
#include "mcp/cite.h"
#include "render/reach.h"

static json_t *text_or_null(const char *text)
{
	return text ? json_string(text) : json_null();
}

static json_t *describe_resource(const struct resource *resource)
{
	json_t *object = json_object();
	builder_set(&object, "name", json_string(resource->name));
	builder_set(&object, "title", json_string(resource->title_en));
	builder_set(&object, "holds", json_string(resource->description_en));
	builder_set(&object, "count", json_integer(resource->count));
	return object;
}

static json_t *describe_words(const struct field *field)
{
	json_t *words = json_object();
	for (size_t i = 0; i < field->words.count; i++)
		builder_set(&words, field->words.words[i],
			text_or_null(field->meanings ? field->meanings[i].definition_en : NULL));
	return words;
}

static json_t *describe_field(const struct field *field)
{
	json_t *object = json_object();
	builder_set(&object, "name", json_string(field->name));
	builder_set(
		&object, "type", json_string(field->format ? field->format : field_type_name(field->type)));
	builder_set(&object, "means", json_string(field->description_en));
	if (field->ref)
		builder_set(&object, "refers_to", json_string(field->ref));
	if (field->vocabulary)
		builder_set(&object, "words", describe_words(field));
	return object;
}

static json_t *list_resources(const struct catalog *catalog)
{
	json_t *list = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++)
		builder_append(&list, describe_resource(&catalog->resources[i]));
	return list;
}

static json_t *list_fields(const struct resource *resource)
{
	json_t *list = json_array();
	for (size_t i = 0; i < resource->field_count; i++)
		builder_append(&list, describe_field(&resource->fields[i]));
	return list;
}

json_t *tool_about(struct call *call)
{
	const struct catalog *catalog = call->catalog;
	const char *name = call_text(call, "resource");
	const struct resource *resource = name ? call_resource(call, "resource", name) : NULL;
	struct reach coverage;
	if (name && !resource)
		return NULL;
	coverage_read(call, &coverage);
	json_t *result = call_begin_result();
	builder_set(&result, "title", json_string(catalog->title_en));
	builder_set(&result, "holds", json_string(catalog->description_en));
	builder_set(&result, "version", json_string(catalog->version));
	builder_set(&result, "released", json_string(catalog->released));
	builder_set(&result, "license", json_string(catalog->license));
	builder_set(&result, "coverage", coverage_object(&coverage));
	if (resource)
		builder_set(&result, "fields", list_fields(resource));
	else
		builder_set(&result, "resources", list_resources(catalog));
	call_cite(call, &result, cite_item(catalog, NULL, NULL));
	return result;
}
