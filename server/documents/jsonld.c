#include "documents/jsonld.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/origin.h"
#include "dataset/catalog.h"
#include "documents/json_builder.h"
#include "documents/schema.h"
#include "query/projection.h"

#include <jansson.h>
#include <stdio.h>

#define MEDIA_TYPES "https://www.iana.org/assignments/media-types/"

static json_t *reference(json_t *id)
{
	return json_pack("{s:o}", "@id", id);
}

/* The context: the terms as Croissant 1.1 defines them, and the prefixes of DCAT-AP. */
static json_t *context(void)
{
	static const char *const terms[][2] = {
		{"@language", "en"},
		{"@vocab", "http://schema.org/"},
		{"sc", "http://schema.org/"},
		{"cr", "http://mlcommons.org/croissant/"},
		{"dct", "http://purl.org/dc/terms/"},
		{"dcat", "http://www.w3.org/ns/dcat#"},
		{"foaf", "http://xmlns.com/foaf/0.1/"},
		{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
		{"xsd", "http://www.w3.org/2001/XMLSchema#"},
		{"citeAs", "cr:citeAs"},
		{"column", "cr:column"},
		{"conformsTo", "dct:conformsTo"},
		{"extract", "cr:extract"},
		{"field", "cr:field"},
		{"fileObject", "cr:fileObject"},
		{"isArray", "cr:isArray"},
		{"isLiveDataset", "cr:isLiveDataset"},
		{"key", "cr:key"},
		{"recordSet", "cr:recordSet"},
		{"references", "cr:references"},
		{"separator", "cr:separator"},
		{"source", "cr:source"},
		{"transform", "cr:transform"},
	};
	json_t *context = json_object();
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		builder_set(&context, terms[i][0], json_string(terms[i][1]));
	builder_set(
		&context, "dataType", json_pack("{s:s, s:s}", "@id", "cr:dataType", "@type", "@vocab"));
	if (*origin())
		builder_set(&context, "@base", builder_address("/v1/dataset.jsonld"));
	return context;
}

/* A text with its language, in both languages. */
static json_t *in_both(const char *zh, const char *en)
{
	return json_pack("[{s:s, s:s}, {s:s, s:s}]", "@language", "zh", "@value", zh, "@language", "en",
		"@value", en);
}

static json_t *file(
	const struct catalog *catalog, const char *name, const char *title, const char *media_type)
{
	json_t *id = json_sprintf("%s/v1/%s", base_path(), name);
	json_t *file = json_pack("{s:s, s:O, s:s, s:o, s:s, s:{s:s}, s:{s:O}, s:{s:O}, s:{s:o}}",
		"@type", "cr:FileObject", "@id", id, "name", name, "contentUrl",
		json_sprintf("%s%s/v1/%s", origin(), base_path(), name), "encodingFormat", media_type,
		"rdf:type", "@id", "dcat:Distribution", "dcat:accessURL", "@id", id, "dcat:downloadURL",
		"@id", id, "dcat:mediaType", "@id", json_sprintf(MEDIA_TYPES "%s", media_type));
	json_decref(id);
	schema_set_text(&file, "description", title);
	schema_set_text(&file, "dct:title", title);
	builder_set(&file, "dct:license", reference(json_string(catalog->license_url)));
	return file;
}

static json_t *files(const struct catalog *catalog)
{
	char name[CATALOG_NAME_MAX + sizeof ".csv"];
	json_t *files = json_array();
	builder_append(&files,
		file(catalog, "dataset.sqlite", "The whole dataset as an SQLite file",
			"application/vnd.sqlite3"));
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		snprintf(name, sizeof name, "%s.csv", resource->name);
		builder_append(&files, file(catalog, name, resource->title_en, "text/csv"));
	}
	return files;
}

/* The API as a DCAT DataService. */
static json_t *distributions(const struct catalog *catalog, const json_t *files)
{
	json_t *list = json_array();
	for (size_t i = 0; i < json_array_size(files); i++)
		builder_append(
			&list, reference(json_incref(json_object_get(json_array_get(files, i), "@id"))));
	json_t *api = json_pack("{s:s, s:s, s:{s:o}, s:{s:o}}", "@type", "dcat:DataService",
		"dct:title", catalog->title_en, "dcat:endpointURL", "@id", builder_path("/v1"),
		"dcat:endpointDescription", "@id", builder_path("/openapi.json"));
	builder_append(&list,
		json_pack("{s:s, s:s, s:{s:o}, s:o}", "@type", "dcat:Distribution", "dct:title", "REST API",
			"dcat:accessURL", "@id", builder_path("/v1"), "dcat:accessService", api));
	return list;
}

static const char *data_type(const struct field *field)
{
	static const char *const types[] = {[FIELD_TEXT] = "sc:Text",
		[FIELD_INTEGER] = "sc:Integer",
		[FIELD_NUMBER] = "sc:Float",
		[FIELD_BOOLEAN] = "sc:Boolean",
		[FIELD_LIST] = "sc:Text",
		[FIELD_JSON] = "sc:Text"};
	return field_is_date(field) ? "sc:Date" : types[field->type];
}

/*
 * Fields are identified by fragments of the collection's address, so that none has the address of
 * an item.
 */
static json_t *field_id(const struct resource *resource, const struct field *field)
{
	return json_sprintf("%s/v1/%s#%s", base_path(), resource->name, field->name);
}

static json_t *field_document(
	const struct catalog *catalog, const struct resource *resource, const struct field *field)
{
	const struct resource *other = field->ref ? catalog_resource(catalog, field->ref) : NULL;
	json_t *source = json_pack("{s:{s:o}, s:{s:s}}", "fileObject", "@id",
		json_sprintf("%s/v1/%s.csv", base_path(), resource->name), "extract", "column",
		field->name);
	json_t *document = json_pack("{s:s, s:o, s:s, s:s}", "@type", "cr:Field", "@id",
		field_id(resource, field), "name", field->name, "dataType", data_type(field));
	schema_set_text(&document, "description", field->description_en);
	if (field->type == FIELD_LIST) {
		builder_set(&document, "isArray", json_true());
		builder_set(&source, "transform", json_pack("{s:s}", "separator", PROJECTION_JOINT));
	}
	builder_set(&document, "source", source);
	if (other)
		builder_set(
			&document, "references", reference(field_id(other, &other->fields[other->key])));
	return document;
}

static json_t *record_set(const struct catalog *catalog, const struct resource *resource)
{
	json_t *fields = json_array();
	for (size_t i = 0; i < resource->field_count; i++)
		if (!resource->fields[i].item_only)
			builder_append(&fields, field_document(catalog, resource, &resource->fields[i]));
	json_t *set = json_pack("{s:s, s:o, s:s, s:o}", "@type", "cr:RecordSet", "@id",
		json_sprintf("%s/v1/%s", base_path(), resource->name), "name", resource->name, "key",
		reference(field_id(resource, &resource->fields[resource->key])));
	schema_set_text(&set, "description", resource->description_en);
	builder_set(&set, "field", fields);
	return set;
}

/* Adds what all three vocabularies share. */
static json_t *describe(const struct catalog *catalog)
{
	json_t *dataset = json_pack(
		"{s:o, s:s, s:{s:s}, s:o, s:[s], s:s, s:s, s:s, s:o, s:s, s:s, s:b, s:o, s:o, s:s, s:s, "
		"s:{s:s, s:s}, s:{s:o}}",
		"@context", context(), "@type", "sc:Dataset", "rdf:type", "@id", "dcat:Dataset", "@id",
		builder_path("/v1/dataset"), "conformsTo", "http://mlcommons.org/croissant/1.1", "name",
		catalog->title_en, "description", catalog->description_en, "license", catalog->license_url,
		"url", builder_address("/"), "version", catalog->version, "datePublished",
		catalog->released, "isLiveDataset", 1, "dct:title",
		in_both(catalog->title_zh, catalog->title_en), "dct:description",
		in_both(catalog->description_zh, catalog->description_en), "dct:identifier",
		catalog->digest, "dcat:version", catalog->version, "dct:issued", "@type", "xsd:date",
		"@value", catalog->released, "dcat:landingPage", "@id", builder_path("/"));
	if (!catalog->author_en)
		return dataset;
	builder_set(&dataset, "creator",
		json_pack("{s:s, s:s}", "@type", "Organization", "name", catalog->author_en));
	builder_set(&dataset, "dct:publisher",
		json_pack("{s:s, s:s}", "@type", "foaf:Agent", "foaf:name", catalog->author_en));
	builder_set(&dataset, "citeAs",
		json_sprintf("%s: %s, version %s, %s. %s%s/v1/@%s/dataset", catalog->author_en,
			catalog->title_en, catalog->version, catalog->released, origin(), base_path(),
			catalog->digest));
	return dataset;
}

bool jsonld_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	json_t *dataset = describe(catalog), *list = files(catalog), *sets = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++)
		builder_append(&sets, record_set(catalog, &catalog->resources[i]));
	builder_set(&dataset, "dcat:distribution", distributions(catalog, list));
	builder_set(&dataset, "distribution", list);
	builder_set(&dataset, "recordSet", sets);
	return builder_write(dataset, body, err);
}
