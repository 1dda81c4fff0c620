#include "documents/answers.h"

#include "base/base_path.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "documents/json_builder.h"
#include "documents/schema.h"

json_t *answers_page(json_t *row)
{
	return schema_all_of(schema_ref("AnyPage"), schema_object_of("data", schema_array(row), NULL));
}

json_t *answers_item(json_t *item)
{
	return schema_all_of(schema_ref("AnyItem"), schema_object_of("data", item, NULL));
}

json_t *answers_related(json_t *row)
{
	return schema_all_of(
		schema_ref("AnyRelated"), schema_object_of("data", schema_array(row), NULL));
}

static json_t *text(void)
{
	return schema_type("string");
}

static json_t *integer(void)
{
	return schema_type("integer");
}

static json_t *problem(void)
{
	static const char *const slugs[] = {
#define X(code, status, slug, title) slug,
		ERRORS(X)
#undef X
	};
	json_t *types = json_array();
	for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++)
		builder_append(&types, json_sprintf("%s/docs#%s", base_path(), slugs[i]));
	json_t *schema = schema_object_of("type",
		json_pack("{s:s, s:o}", "type", "string", "enum", types), "title", text(), "status",
		integer(), "detail", text(), "instance", schema_nullable("string"), NULL);
	schema_set_text(
		&schema, "description", "What went wrong (RFC 9457); `errors` names every fault at once.");
	schema_set_member(&schema, "detail_zh", text(), false);
	schema_set_member(&schema, "successor_id", schema_nullable("string"), false);
	schema_set_member(&schema, "errors", schema_array(schema_ref("Fault")), false);
	return schema;
}

static void set_problem(json_t **schemas)
{
	builder_set(schemas, "Problem", problem());
	builder_set(schemas, "Fault",
		schema_object_of("parameter", schema_nullable("string"), "value", schema_nullable("string"),
			"reason", text(), "suggestion", schema_nullable("string"), NULL));
}

static json_t *self(void)
{
	return schema_object_of("self", text(), NULL);
}

/* The members that the index and the description of the dataset share. */
static json_t *dataset(void)
{
	return schema_object_of("name", text(), "title_zh", text(), "title_en", text(),
		"description_zh", text(), "description_en", text(), "version", text(), "released",
		json_pack("{s:s, s:s}", "type", "string", "format", "date"), "digest", text(), "license",
		text(), "license_url", text(), NULL);
}

static json_t *document_of(json_t *data)
{
	json_t *links = schema_object_of(
		"self", text(), "describedby", text(), "datapackage", text(), "feed", text(), NULL);
	return schema_object_of("data", data, "links", links, "meta", schema_ref("ItemMeta"), NULL);
}

static json_t *index_document(void)
{
	json_t *resource = schema_object_of("name", text(), "title_zh", text(), "title_en", text(),
		"description_zh", text(), "description_en", text(), "total", integer(), "fields",
		schema_array(text()), "links", self(), NULL);
	return document_of(schema_all_of(
		schema_ref("Dataset"), schema_object_of("resources", schema_array(resource), NULL)));
}

static json_t *dataset_document(const struct catalog *catalog)
{
	json_t *abouts = schema_object();
	for (size_t i = 0; i < catalog->about_count; i++)
		schema_set_member(
			&abouts, catalog->abouts[i].name, schema_shape(catalog, catalog->abouts[i].name), true);
	return document_of(schema_all_of(schema_ref("Dataset"), abouts));
}

static void set_dataset(json_t **schemas, const struct catalog *catalog)
{
	builder_set(schemas, "Dataset", dataset());
	builder_set(
		schemas, "DatasetVersion", schema_object_of("version", text(), "digest", text(), NULL));
	builder_set(schemas, "Index", index_document());
	builder_set(schemas, "DatasetDocument", dataset_document(catalog));
}

/* A value of any field that can be counted. */
static json_t *scalar(void)
{
	return json_pack("{s:[s, s, s, s]}", "type", "string", "number", "boolean", "null");
}

/* The parts of envelopes that do not depend on the resource. */
static void set_envelopes(json_t **schemas)
{
	builder_set(schemas, "AnyPage",
		schema_object_of("links", schema_ref("PageLinks"), "meta", schema_ref("PageMeta"), NULL));
	builder_set(schemas, "AnyItem",
		schema_object_of("links", schema_ref("ItemLinks"), "meta", schema_ref("ItemMeta"), NULL));
	builder_set(schemas, "AnyRelated",
		schema_object_of("links", schema_object_of("all", text(), NULL), "meta",
			schema_object_of("total", integer(), NULL), NULL));
	json_t *meta = schema_object_of(
		"total", integer(), "limit", integer(), "dataset", schema_ref("DatasetVersion"), NULL);
	schema_set_member(&meta, "facets", schema_map(schema_array(schema_ref("FacetCount"))), false);
	json_t *search =
		schema_object_of("relaxed", schema_type("boolean"), "left_out", schema_array(text()), NULL);
	schema_set_member(&search, "retired",
		schema_array(schema_object_of("resource", text(), "id", text(), "successor_resource",
			schema_nullable("string"), "successor_id", schema_nullable("string"), "reason", text(),
			"reason_zh", schema_nullable("string"), NULL)),
		false);
	schema_set_member(&search, "reach",
		schema_object_of("sources", integer(), "first", schema_nullable("string"), "last",
			schema_nullable("string"), NULL),
		false);
	schema_set_member(&meta, "search", search, false);
	builder_set(schemas, "PageMeta", meta);
	builder_set(
		schemas, "FacetCount", schema_object_of("value", scalar(), "count", integer(), NULL));
	/* without a member `count`, beside which generators would type all others as unknown */
	builder_set(schemas, "Group", schema_map(scalar()));
	builder_set(schemas, "GroupPage", answers_page(schema_ref("Group")));
	builder_set(schemas, "PageLinks",
		schema_object_of("self", text(), "next", schema_nullable("string"), NULL));
	builder_set(schemas, "ItemLinks", schema_object_of("self", text(), "collection", text(), NULL));
	json_t *item = schema_object_of("dataset", schema_ref("DatasetVersion"), NULL);
	schema_set_member(&item, "first_version", text(), false);
	schema_set_member(&item, "changed_version", text(), false);
	builder_set(schemas, "ItemMeta", item);
}

/* A hit: the record's texts, and the places of matches in them in code points, end exclusive. */
static json_t *hit(const struct catalog *catalog)
{
	static const char *const matched[] = {
		"name", "alias", "pinyin", "text", "keyword", "synonym", "retired"};
	json_t *sources = json_pack("{s:[s, s], s:o}", "type", "array", "null", "items", text());
	json_t *place = schema_object_of("field", text(), "start", integer(), "end", integer(), NULL);
	return schema_object_of("resource", schema_resource_name(catalog), "id", text(), "title_zh",
		schema_nullable("string"), "title_en", schema_nullable("string"), "date",
		schema_nullable("string"), "date_start", schema_nullable("string"), "date_precision",
		schema_nullable("string"), "category", schema_nullable("string"), "status",
		schema_nullable("string"), "verdict", schema_nullable("string"), "refuted",
		schema_type("boolean"), "source_ids", sources, "fields", schema_map(text()), "highlight",
		schema_array(place), "matched_by",
		schema_array(schema_words(matched, sizeof matched / sizeof *matched)), "links", self(),
		NULL);
}

/* Documents in formats of other standards, described only in part. */
static void set_wellknown(json_t **schemas)
{
	json_t *health = schema_object_of("status", text(), NULL);
	schema_set_member(&health, "digest", text(), false);
	builder_set(schemas, "Health", health);
	builder_set(schemas, "OpenApi",
		schema_object_of("openapi", text(), "info",
			schema_object_of("title", text(), "version", text(), NULL), NULL));
	builder_set(schemas, "DataPackage",
		schema_object_of("name", text(), "version", text(), "resources",
			schema_array(schema_object_of("name", text(), "path", text(), NULL)), NULL));
	builder_set(schemas, "DatasetDescription",
		schema_object_of("@id", text(), "@type", text(), "name", text(), NULL));
	builder_set(schemas, "Linkset",
		schema_object_of("linkset", schema_array(schema_object_of("anchor", text(), NULL)), NULL));
}

void answers_set(json_t **schemas, const struct catalog *catalog)
{
	set_problem(schemas);
	set_dataset(schemas, catalog);
	set_envelopes(schemas);
	builder_set(schemas, "Hit", hit(catalog));
	builder_set(schemas, "HitPage", answers_page(schema_ref("Hit")));
	set_wellknown(schemas);
}
