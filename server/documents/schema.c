#include "documents/schema.h"

#include "dataset/catalog.h"
#include "base/error.h"
#include "documents/json_builder.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

json_t *schema_type(const char *type)
{
	return json_pack("{s:s}", "type", type);
}

static json_t *nullable(const char *type)
{
	return json_pack("{s:[s, s]}", "type", type, "null");
}

json_t *schema_ref(const char *name)
{
	return json_pack("{s:o}", "$ref", json_sprintf("#/components/schemas/%s", name));
}

json_t *schema_words(const char *const *words, size_t count)
{
	json_t *list = json_array();
	for (size_t i = 0; i < count; i++)
		builder_append(&list, json_string(words[i]));
	return json_pack("{s:s, s:o}", "type", "string", "enum", list);
}

static json_t *array_of(json_t *items)
{
	return json_pack("{s:s, s:o}", "type", "array", "items", items);
}

/* An object of these members, names and schemas in turn up to a NULL, all of them required. */
static json_t *object_of(const char *name, ...)
{
	json_t *properties = json_object(), *required = json_array();
	va_list args;
	va_start(args, name);
	for (; name; name = va_arg(args, const char *)) {
		builder_set(&properties, name, va_arg(args, json_t *));
		builder_append(&required, json_string(name));
	}
	va_end(args);
	return json_pack(
		"{s:s, s:o, s:o}", "type", "object", "properties", properties, "required", required);
}

/* A member that is not required: put in beside those that are. */
static json_t *with_optional(json_t *object, const char *name, json_t *schema)
{
	/* takes the schema over even where there is nothing to put it into */
	if (json_object_set_new(json_object_get(object, "properties"), name, schema) == 0)
		return object;
	json_decref(object);
	return NULL;
}

static const char *pattern(const struct field *field)
{
	if (field->format && strcmp(field->format, "slug") == 0)
		return "^[a-z0-9-]+$";
	if (field->format && strcmp(field->format, "sha256") == 0)
		return "^[0-9a-f]{64}$";
	return NULL;
}

static bool is_date(const struct field *field)
{
	return field->format && strcmp(field->format, "date") == 0;
}

json_t *schema_value(const struct field *field)
{
	switch (field->type) {
	case FIELD_INTEGER:
		return json_pack("{s:s, s:s}", "type", "integer", "format", "int64");
	case FIELD_NUMBER:
		return schema_type("number");
	case FIELD_BOOLEAN:
		return schema_type("boolean");
	case FIELD_JSON:
		return json_object();
	default:
		return field->words.count > 0 ? schema_words(field->words.words, field->words.count)
			: is_date(field)          ? json_pack("{s:s, s:s}", "type", "string", "format", "date")
									  : schema_type("string");
	}
}

json_t *schema_example(const struct field *field)
{
	if (!field->example)
		return NULL;
	if (field->type == FIELD_TEXT || field->type == FIELD_LIST)
		return json_string(field->example);
	return json_loads(field->example, JSON_DECODE_ANY, NULL);
}

/* Lets a schema's values be null, too. */
static void allow_null(json_t **schema)
{
	json_t *type = json_object_get(*schema, "type"), *words = json_object_get(*schema, "enum");
	if (words && json_array_append_new(words, json_null()) != 0)
		type = NULL;
	if (type)
		builder_set(schema, "type", json_pack("[O, s]", type, "null"));
}

/* What a schema's readers see, where the dataset says it. */
static void set_text(json_t **schema, const char *name, const char *text)
{
	if (text)
		builder_set(schema, name, json_string(text));
}

/* A field as it stands in an item. */
static json_t *member(const struct field *field)
{
	json_t *schema = schema_value(field), *example = schema_example(field);
	if (pattern(field))
		builder_set(&schema, "pattern", json_string(pattern(field)));
	if (field->type == FIELD_LIST) {
		schema = array_of(schema);
		example = example ? json_pack("[o]", example) : NULL;
	}
	if (field->nullable)
		allow_null(&schema);
	if (example)
		builder_set(&schema, "examples", json_pack("[o]", example));
	set_text(&schema, "title", field->title_en);
	set_text(&schema, "description", field->description_en);
	set_text(&schema, "x-title-zh", field->title_zh);
	set_text(&schema, "x-description-zh", field->description_zh);
	set_text(&schema, "x-unit", field->unit);
	set_text(&schema, "x-ref", field->ref);
	return schema;
}

/* What include= puts into an item: one related record or null, a list, or the first of many. */
static json_t *include(const struct relation *relation)
{
	json_t *other = schema_ref(relation->other->name);
	switch (relation->kind) {
	case RELATION_ONE:
		return json_pack("{s:[o, o]}", "anyOf", other, schema_type("null"));
	case RELATION_LIST:
		return array_of(other);
	case RELATION_MANY:
		return object_of("data", array_of(other), "links",
			object_of("all", schema_type("string"), NULL), "meta",
			object_of("total", schema_type("integer"), NULL), NULL);
	}
	return NULL;
}

static json_t *item(const struct resource *resource)
{
	json_t *properties = json_object();
	for (size_t i = 0; i < resource->field_count; i++)
		builder_set(&properties, resource->fields[i].name, member(&resource->fields[i]));
	for (size_t i = 0; i < resource->relation_count; i++)
		builder_set(&properties, resource->relations[i].name, include(&resource->relations[i]));
	json_t *schema = json_pack("{s:s, s:o}", "type", "object", "properties", properties);
	set_text(&schema, "title", resource->title_en);
	set_text(&schema, "description", resource->description_en);
	set_text(&schema, "x-title-zh", resource->title_zh);
	set_text(&schema, "x-description-zh", resource->description_zh);
	return schema;
}

static json_t *whole_item(const struct resource *resource)
{
	json_t *required = json_array();
	for (size_t i = 0; i < resource->field_count; i++)
		builder_append(&required, json_string(resource->fields[i].name));
	return json_pack("{s:s, s:[o], s:o}", "description",
		"The same with every field, as it comes where `fields` is not asked for.", "allOf",
		schema_ref(resource->name), "required", required);
}

static json_t *collection(json_t *items)
{
	return object_of("data", array_of(items), "links", schema_ref("PageLinks"), "meta",
		schema_ref("PageMeta"), NULL);
}

/* An item's envelope: the whole of it, or what `fields` left. */
static json_t *item_document(const struct resource *resource, const char *whole)
{
	json_t *data = json_pack("{s:[o, o]}", "anyOf", schema_ref(whole), schema_ref(resource->name));
	return object_of(
		"data", data, "links", schema_ref("ItemLinks"), "meta", schema_ref("ItemMeta"), NULL);
}

static void set_resource(json_t **schemas, const struct resource *resource)
{
	char whole[SCHEMA_NAME_SIZE], many[SCHEMA_NAME_SIZE], one[SCHEMA_NAME_SIZE];
	snprintf(whole, sizeof whole, "%s-item", resource->name);
	snprintf(many, sizeof many, "%s-collection", resource->name);
	snprintf(one, sizeof one, "%s-document", resource->name);
	builder_set(schemas, resource->name, item(resource));
	builder_set(schemas, whole, whole_item(resource));
	builder_set(schemas, many, collection(schema_ref(resource->name)));
	builder_set(schemas, one, item_document(resource, whole));
}

static json_t *problem(void)
{
	static const char *const types[] = {
#define X(code, status, slug, title) "/docs#" slug,
		ERRORS(X)
#undef X
	};
	json_t *fault = object_of("parameter", nullable("string"), "value", nullable("string"),
		"reason", schema_type("string"), "suggestion", nullable("string"), NULL);
	json_t *schema = object_of("type", schema_words(types, sizeof types / sizeof *types), "title",
		schema_type("string"), "status", schema_type("integer"), "detail", schema_type("string"),
		"instance", nullable("string"), NULL);
	set_text(
		&schema, "description", "What went wrong (RFC 9457); `errors` names every fault at once.");
	return with_optional(schema, "errors", array_of(fault));
}

/* What index and dataset say of the dataset. */
static json_t *dataset(void)
{
	return object_of("name", schema_type("string"), "title_zh", schema_type("string"), "title_en",
		schema_type("string"), "description_zh", schema_type("string"), "description_en",
		schema_type("string"), "version", schema_type("string"), "released",
		json_pack("{s:s, s:s}", "type", "string", "format", "date"), "digest",
		schema_type("string"), "license", schema_type("string"), "license_url",
		schema_type("string"), NULL);
}

static json_t *document_of(json_t *data)
{
	return object_of("data", data, "links", object_of("self", schema_type("string"), NULL), "meta",
		object_of("dataset", schema_ref("DatasetVersion"), NULL), NULL);
}

static json_t *index_document(void)
{
	json_t *resource = object_of("name", schema_type("string"), "title_zh", schema_type("string"),
		"title_en", schema_type("string"), "description_zh", schema_type("string"),
		"description_en", schema_type("string"), "total", schema_type("integer"), "fields",
		array_of(schema_type("string")), "links", object_of("self", schema_type("string"), NULL),
		NULL);
	json_t *more = object_of("resources", array_of(resource), NULL);
	return document_of(json_pack("{s:[o, o]}", "allOf", schema_ref("Dataset"), more));
}

/* The dataset and what it says about itself beside that, of which only the names are known. */
static json_t *dataset_document(const struct catalog *catalog)
{
	json_t *abouts = object_of(NULL);
	for (size_t i = 0; i < catalog->about_count; i++)
		abouts = with_optional(abouts, catalog->abouts[i].name, json_object());
	return document_of(json_pack("{s:[o, o]}", "allOf", schema_ref("Dataset"), abouts));
}

/* Counts per value of each field that facet= names. */
static json_t *facets(void)
{
	json_t *counts =
		array_of(object_of("value", json_object(), "count", schema_type("integer"), NULL));
	return json_pack("{s:s, s:o}", "type", "object", "additionalProperties", counts);
}

/* What a search finds: the record's texts, and in them the places, in code points, end exclusive. */
static json_t *hit(const struct catalog *catalog)
{
	const char *names[CATALOG_RESOURCES_MAX];
	size_t count = 0;
	for (; count < catalog->resource_count && count < CATALOG_RESOURCES_MAX; count++)
		names[count] = catalog->resources[count].name;
	json_t *texts =
		json_pack("{s:s, s:o}", "type", "object", "additionalProperties", schema_type("string"));
	json_t *place = object_of("field", schema_type("string"), "start", schema_type("integer"),
		"end", schema_type("integer"), NULL);
	return object_of("resource", schema_words(names, count), "id", schema_type("string"), "fields",
		texts, "highlight", array_of(place), "links",
		object_of("self", schema_type("string"), NULL), NULL);
}

/* The shapes that every dataset's answers have. */
static void set_fixed(json_t **schemas)
{
	builder_set(schemas, "Problem", problem());
	builder_set(schemas, "Dataset", dataset());
	builder_set(schemas, "DatasetVersion",
		object_of("version", schema_type("string"), "digest", schema_type("string"), NULL));
	builder_set(schemas, "Index", index_document());
	builder_set(schemas, "Status",
		with_optional(
			object_of("status", schema_type("string"), NULL), "digest", schema_type("string")));
	builder_set(schemas, "PageLinks",
		object_of("self", schema_type("string"), "next", nullable("string"), NULL));
	builder_set(schemas, "PageMeta",
		with_optional(object_of("total", schema_type("integer"), "limit", schema_type("integer"),
						  "dataset", schema_ref("DatasetVersion"), NULL),
			"facets", facets()));
	builder_set(schemas, "ItemLinks",
		object_of("self", schema_type("string"), "collection", schema_type("string"), NULL));
	builder_set(schemas, "ItemMeta", object_of("dataset", schema_ref("DatasetVersion"), NULL));
	builder_set(schemas, "OpenAPI", schema_type("object"));
	builder_set(schemas, "Linkset", object_of("linkset", array_of(schema_type("object")), NULL));
}

json_t *schema_components(const struct catalog *catalog)
{
	json_t *schemas = json_object();
	set_fixed(&schemas);
	builder_set(&schemas, "DatasetDocument", dataset_document(catalog));
	builder_set(&schemas, "Hit", hit(catalog));
	builder_set(&schemas, "HitCollection", collection(schema_ref("Hit")));
	for (size_t i = 0; i < catalog->resource_count; i++)
		set_resource(&schemas, &catalog->resources[i]);
	return schemas;
}
