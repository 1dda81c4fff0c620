#include "documents/document.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"

#include <jansson.h>
#include <string.h>

/*
 * Converts any bytes to a JSON string; invalid UTF-8 becomes U+FFFD. Returns NULL if out of memory.
 */
static json_t *printable(const char *text)
{
	if (*text == '\0')
		return json_null();
	struct buf clean;
	buf_init(&clean, 4 * strlen(text) + 16);
	for (const char *p = text; *p;) {
		size_t len = 1;
		while (len < 4 && p[len] != '\0' && !text_is_utf8(p, len))
			len++;
		if (text_is_utf8(p, len)) {
			buf_put(&clean, p, len);
			p += len;
		} else {
			buf_puts(&clean, "\xEF\xBF\xBD");
			p++;
		}
	}
	json_t *string = buf_text(&clean) ? json_string(clean.data) : NULL;
	buf_finish(&clean);
	return string;
}

static json_t *resource_document(const struct resource *resource)
{
	json_t *fields = json_array();
	for (size_t i = 0; i < resource->field_count; i++)
		builder_append(&fields, json_string(resource->fields[i].name));
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:I, s:o, s:{s:o}}", "name", resource->name,
		"title_zh", resource->title_zh, "title_en", resource->title_en, "description_zh",
		resource->description_zh, "description_en", resource->description_en, "total",
		(json_int_t)resource->count, "fields", fields, "links", "self",
		json_sprintf("%s/v1/%s", base_path(), resource->name));
}

/* Begins the document with what index and dataset share; `links` and `meta` are added later. */
static json_t *dataset_document(const struct catalog *catalog)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "name", catalog->name,
		"title_zh", catalog->title_zh, "title_en", catalog->title_en, "description_zh",
		catalog->description_zh, "description_en", catalog->description_en, "version",
		catalog->version, "released", catalog->released, "digest", catalog->digest, "license",
		catalog->license, "license_url", catalog->license_url);
}

static bool write_data(const struct catalog *catalog, json_t *data, const char *self,
	struct buf *body, struct error *err)
{
	json_t *document = json_pack("{s:o, s:{s:o, s:o, s:o, s:o}, s:{s:{s:s, s:s}}}", "data", data,
		"links", "self", builder_path(self), "describedby", builder_path("/v1/dataset.jsonld"),
		"datapackage", builder_path("/datapackage.json"), "feed", builder_path("/v1/changes.atom"),
		"meta", "dataset", "version", catalog->version, "digest", catalog->digest);
	return builder_write(document, body, err);
}

bool document_index(const struct catalog *catalog, struct buf *body, struct error *err)
{
	json_t *data = dataset_document(catalog), *resources = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++)
		builder_append(&resources, resource_document(&catalog->resources[i]));
	builder_set(&data, "resources", resources);
	return write_data(catalog, data, "/v1", body, err);
}

bool document_dataset(const struct catalog *catalog, struct buf *body, struct error *err)
{
	json_t *data = dataset_document(catalog);
	for (size_t i = 0; i < catalog->about_count; i++)
		builder_set(&data, catalog->abouts[i].name,
			json_memory_read(
				catalog->abouts[i].json, strlen(catalog->abouts[i].json), JSON_DECODE_ANY, NULL));
	return write_data(catalog, data, "/v1/dataset", body, err);
}

static json_t *fault_document(const struct fault *fault)
{
	bool empty = fault->has_value && fault->value[0] == '\0';
	return json_pack("{s:o, s:o, s:s, s:o}", "parameter", printable(fault->parameter), "value",
		empty ? json_string("") : printable(fault->value), "reason", fault->reason, "suggestion",
		printable(fault->suggestion));
}

/* Writes the detail if the error has none. */
static json_t *detail(const struct error *problem)
{
	size_t count = problem->fault_count;
	if (problem->detail[0])
		return printable(problem->detail);
	if (count > ERROR_FAULTS_MAX)
		return json_sprintf(
			"%zu parameters are wrong; the first %d are named here.", count, ERROR_FAULTS_MAX);
	if (count == 1)
		return json_string("One parameter is wrong.");
	return json_sprintf("%zu parameters are wrong.", count);
}

bool document_problem(const struct error *problem, const char *instance, struct buf *body)
{
	json_t *document = json_pack("{s:o, s:s, s:i, s:o, s:o}", "type",
		json_sprintf("%s/docs#%s", base_path(), error_slug(problem->code)), "title",
		error_title(problem->code), "status", error_status(problem->code), "detail",
		detail(problem), "instance", printable(instance));
	if (problem->detail_zh[0])
		builder_set(&document, "detail_zh", printable(problem->detail_zh));
	if (problem->code == ERROR_GONE)
		builder_set(&document, "successor_id",
			problem->successor[0] ? printable(problem->successor) : json_null());
	if (document && problem->fault_count > 0) {
		json_t *errors = json_array();
		for (size_t i = 0; i < problem->fault_count && i < ERROR_FAULTS_MAX; i++)
			builder_append(&errors, fault_document(&problem->faults[i]));
		builder_set(&document, "errors", errors);
	}
	return builder_print(document, body);
}
