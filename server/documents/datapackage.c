#include "documents/datapackage.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/origin.h"
#include "dataset/catalog.h"
#include "documents/json_builder.h"
#include "documents/schema.h"
#include "query/projection.h"

#include <jansson.h>
#include <string.h>

#define PROFILE "https://datapackage.org/profiles/2.0/datapackage.json"

/* Returns the type of a JSON field's values, as far as its shape says. */
static json_t *shape_type(const struct catalog *catalog, const struct field *field)
{
	json_t *shape = schema_shape(catalog, field->name);
	const char *type = json_string_value(json_object_get(shape, "type"));
	bool told = type && (strcmp(type, "object") == 0 || strcmp(type, "array") == 0);
	json_t *name = json_string(told ? type : "any");
	json_decref(shape);
	return name;
}

static json_t *type_of(const struct catalog *catalog, const struct field *field)
{
	static const char *const types[] = {[FIELD_TEXT] = "string",
		[FIELD_INTEGER] = "integer",
		[FIELD_NUMBER] = "number",
		[FIELD_BOOLEAN] = "boolean",
		[FIELD_LIST] = "list"};
	if (field->type == FIELD_JSON)
		return shape_type(catalog, field);
	return json_string(field_is_date(field) ? "date" : types[field->type]);
}

/* Whether no cell of the field is empty. */
static bool is_required(const struct field *field)
{
	bool is_any_text = field->type == FIELD_TEXT && !field->format && field->words.count == 0;
	return !field->nullable && field->type != FIELD_LIST && !is_any_text;
}

static json_t *constraints_of(const struct field *field, bool is_key)
{
	json_t *constraints = json_object(), *words = json_array();
	if (is_required(field) || is_key)
		builder_set(&constraints, "required", json_true());
	if (is_key)
		builder_set(&constraints, "unique", json_true());
	if (field->type == FIELD_TEXT)
		schema_set_text(&constraints, "pattern", schema_pattern(field));
	for (size_t i = 0; field->type == FIELD_TEXT && i < field->words.count; i++)
		builder_append(&words, json_string(field->words.words[i]));
	if (json_array_size(words) > 0)
		builder_set(&constraints, "enum", json_incref(words));
	json_decref(words);
	return constraints;
}

static json_t *field_document(const struct catalog *catalog, const struct field *field, bool is_key)
{
	json_t *document =
		json_pack("{s:s, s:o}", "name", field->name, "type", type_of(catalog, field));
	if (field->type == FIELD_LIST)
		schema_set_text(&document, "delimiter", PROJECTION_JOINT);
	schema_set_text(&document, "title", field->title_en);
	schema_set_text(&document, "description", field->description_en);
	builder_set(&document, "constraints", constraints_of(field, is_key));
	return document;
}

/* A foreign key. The reference has no `resource` if it is to the resource itself. */
static json_t *foreign_key(
	const struct catalog *catalog, const struct resource *resource, const struct field *field)
{
	const struct resource *other =
		field->type == FIELD_TEXT && field->ref ? catalog_resource(catalog, field->ref) : NULL;
	if (!other)
		return NULL;
	json_t *reference = json_pack("{s:[s]}", "fields", other->fields[other->key].name);
	if (other != resource)
		schema_set_text(&reference, "resource", other->name);
	return json_pack("{s:[s], s:o}", "fields", field->name, "reference", reference);
}

static json_t *table_schema(const struct catalog *catalog, const struct resource *resource)
{
	struct projection projection = projection_usual(resource, LANGUAGE_NONE);
	json_t *fields = json_array(), *keys = json_array(), *key;
	projection.table = true;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = projection_field(&projection, i);
		if (field->item_only)
			continue;
		builder_append(
			&fields, field_document(catalog, field, field == &resource->fields[resource->key]));
		if ((key = foreign_key(catalog, resource, field)))
			builder_append(&keys, key);
	}
	json_t *schema = json_pack("{s:o, s:[s], s:[s]}", "fields", fields, "primaryKey",
		resource->fields[resource->key].name, "missingValues", "");
	if (json_array_size(keys) > 0)
		builder_set(&schema, "foreignKeys", json_incref(keys));
	json_decref(keys);
	return schema;
}

/*
 * The path is relative to this document: the standard does not allow one that begins with a slash.
 */
static json_t *resource_document(const struct catalog *catalog, const struct resource *resource)
{
	json_t *document = json_pack("{s:s, s:s, s:o, s:s, s:s, s:s}", "name", resource->name, "type",
		"table", "path", json_sprintf("v1/%s.csv", resource->name), "format", "csv", "mediatype",
		"text/csv", "encoding", "utf-8");
	schema_set_text(&document, "title", resource->title_en);
	schema_set_text(&document, "description", resource->description_en);
	/* the default, which some tools would otherwise guess */
	builder_set(&document, "dialect", json_pack("{s:s}", "delimiter", ","));
	builder_set(&document, "schema", table_schema(catalog, resource));
	return document;
}

bool datapackage_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	json_t *resources = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++)
		builder_append(&resources, resource_document(catalog, &catalog->resources[i]));
	json_t *package = json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:[{s:s, s:s}], s:o}", "$schema",
		PROFILE, "name", catalog->name, "version", catalog->version, "title", catalog->title_en,
		"description", catalog->description_en, "created",
		json_sprintf("%sT00:00:00Z", catalog->released), "licenses", "name", catalog->license,
		"path", catalog->license_url, "resources", resources);
	if (*origin())
		builder_set(&package, "homepage", builder_address("/"));
	return builder_write(package, body, err);
}
