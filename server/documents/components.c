#include "documents/components.h"

#include "dataset/catalog.h"
#include "documents/answers.h"
#include "documents/json_builder.h"
#include "documents/filters.h"
#include "documents/schema.h"
#include "documents/share.h"

#include <string.h>

/* Allows null in addition to the values of a schema. */
static json_t *or_null(json_t *schema)
{
	json_t *type = json_object_get(schema, "type");
	if (!type)
		return json_pack("{s:[o, o]}", "anyOf", schema, schema_type("null"));
	builder_set(&schema, "type", json_pack("[O, s]", type, "null"));
	return schema;
}

/* The schema of a field as a member of an item. */
static json_t *member(const struct catalog *catalog, const struct field *field)
{
	json_t *schema =
		field->type == FIELD_JSON ? schema_shape(catalog, field->name) : schema_value(field);
	schema_set_text(&schema, "pattern", schema_pattern(field));
	if (field->type == FIELD_LIST)
		schema = schema_array(schema);
	if (field->nullable)
		schema = or_null(schema);
	schema_set_text(&schema, "description", field->description_en);
	schema_set_text(&schema, "x-unit", field->unit);
	schema_set_text(&schema, "x-ref", field->ref);
	return schema;
}

/* Adds the members that labels= adds for fields that refer to records: their names. */
static json_t *names_of(const struct field *field)
{
	json_t *name = schema_nullable("string");
	if (field->type != FIELD_LIST)
		return name;
	json_t *names = schema_array(name);
	return field->nullable ? or_null(names) : names;
}

static json_t *ref_named(const struct resource *resource, const char *suffix)
{
	char name[SCHEMA_NAME_SIZE];
	schema_name(resource->singular, suffix, name);
	return schema_ref(name);
}

/* The schema of a relation: one related record or null, all of them, or the first of many. */
static json_t *related(const struct relation *relation)
{
	switch (relation->kind) {
	case RELATION_ONE:
		return or_null(ref_named(relation->other, ""));
	case RELATION_LIST:
		return schema_array(ref_named(relation->other, ""));
	case RELATION_MANY:
		return ref_named(relation->other, "Related");
	}
	return NULL;
}

/* Adds a schema named after the resource and a suffix. Stores that name. */
static void set_named(
	json_t **schemas, const struct resource *resource, const char *suffix, json_t *schema)
{
	char name[SCHEMA_NAME_SIZE];
	schema_name(resource->singular, suffix, name);
	builder_set(schemas, name, schema);
}

/* If a relation of another resource leads to many of these, adds the schema of such a list. */
static void set_many(
	json_t **schemas, const struct catalog *catalog, const struct resource *resource)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *other = &catalog->resources[i];
		for (size_t k = 0; k < other->relation_count; k++) {
			const struct relation *relation = &other->relations[k];
			if (relation->kind != RELATION_MANY || relation->other != resource)
				continue;
			set_named(schemas, resource, "Related", answers_related(ref_named(resource, "")));
			return;
		}
	}
}

static void set_fields(json_t **object, const struct catalog *catalog,
	const struct resource *resource, bool item_only, bool required)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (field->item_only != item_only)
			continue;
		schema_set_member(object, field->name, member(catalog, field), required);
		if (field->label)
			schema_set_member(object, field->label, names_of(field), false);
	}
}

static json_t *row(const struct catalog *catalog, const struct resource *resource)
{
	json_t *more = schema_object();
	set_fields(&more, catalog, resource, true, false);
	for (size_t i = 0; i < resource->relation_count; i++)
		schema_set_member(
			&more, resource->relations[i].name, related(&resource->relations[i]), false);
	return schema_all_of(ref_named(resource, ""), more);
}

static json_t *detail(
	const struct catalog *catalog, const struct resource *resource, const char *row)
{
	json_t *more = schema_object();
	set_fields(&more, catalog, resource, true, true);
	return schema_all_of(ref_named(resource, row), more);
}

static void set_resource(
	json_t **schemas, const struct catalog *catalog, const struct resource *resource)
{
	const char *of_row = "", *of_item = "";
	json_t *fields = schema_object();
	set_fields(&fields, catalog, resource, false, true);
	schema_set_text(&fields, "description", resource->description_en);
	set_named(schemas, resource, "", fields);
	if (resource->relation_count > 0 || resource->item_fields) {
		of_row = of_item = "Row";
		set_named(schemas, resource, "Row", row(catalog, resource));
	}
	if (resource->item_fields) {
		of_item = "Detail";
		set_named(schemas, resource, "Detail", detail(catalog, resource, of_row));
	}
	set_many(schemas, catalog, resource);
	set_named(schemas, resource, "Page", answers_page(ref_named(resource, of_row)));
	set_named(schemas, resource, "Document", answers_item(ref_named(resource, of_item)));
}

/*
 * Adds what the resources' schemas refer to: vocabularies, and shapes other than those of fields.
 */
static void set_definitions(json_t **schemas, const struct catalog *catalog)
{
	char name[SCHEMA_NAME_SIZE];
	for (size_t i = 0; i < catalog->vocabulary_count; i++) {
		const struct vocabulary *vocabulary = &catalog->vocabularies[i];
		schema_name(vocabulary->name, "", name);
		builder_set(schemas, name, schema_words(vocabulary->words.words, vocabulary->words.count));
	}
	for (size_t i = 0; i < catalog->shape_count; i++) {
		if (catalog_is_member(catalog, catalog->shapes[i].name))
			continue;
		schema_name(catalog->shapes[i].name, "", name);
		builder_set(schemas, name, schema_shape(catalog, catalog->shapes[i].name));
	}
}

json_t *components_schemas(const struct catalog *catalog)
{
	json_t *schemas = json_object();
	answers_set(&schemas, catalog);
	filters_set_lists(&schemas);
	set_definitions(&schemas, catalog);
	for (size_t i = 0; i < catalog->resource_count; i++)
		set_resource(&schemas, catalog, &catalog->resources[i]);
	return share_members(schemas);
}
