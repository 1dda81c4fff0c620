#include "documents/openapi.h"

#include "documents/parameters.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "query/format.h"
#include "documents/examples.h"
#include "documents/schema.h"
#include "documents/json_builder.h"

#include <stdio.h>
#include <string.h>

/* The kinds of answers, as sets, for what they have in common. */
enum { PAGE = 1, ITEM = 2, DOCUMENT = 4, WHOLE_FILE = 8, HEALTH = 16, PROBLEM = 32 };
enum {
	ROWS = PAGE | ITEM,
	CACHED = ROWS | DOCUMENT | WHOLE_FILE,
	EVERY = CACHED | HEALTH | PROBLEM
};

/* The header fields that a kind of answer carries. */
static const struct {
	const char *name, *type, *description;
	int kinds;
	int status; /* of the only answer that carries it, or 0 */
} headers[] = {
	{"Access-Control-Allow-Origin", "string", "`*`: any page may read the answer", EVERY, 0},
	{"Cache-Control", "string", "How long the answer may be kept", EVERY, 0},
	{"ETag", "string", "The strong entity tag, equal on every replica", CACHED, 0},
	{"Last-Modified", "string", "When the dataset was released", CACHED, 0},
	{"Vary", "string", "The request's fields that chose the representation", CACHED, 0},
	{"Link", "string", "The next page, the first, and this document (RFC 8288)", PAGE, 200},
	{"X-Total-Count", "integer", "How many rows there are on all pages", PAGE, 200},
	{"Accept-Ranges", "string", "Parts of the file may be asked for", WHOLE_FILE, 0},
	{"Content-Range", "string", "Which part of the file this is", WHOLE_FILE, 206},
	{"Allow", "string", "The methods that are allowed", PROBLEM, 405},
	{"Retry-After", "integer", "After how many seconds it may go better", PROBLEM, 503},
};

/* The kinds of addresses that can answer with a status. */
static const struct {
	int status, kinds;
} problems[] = {
	{400, EVERY},
	{404, ITEM},
	{405, EVERY},
	{406, ROWS},
	{410, PAGE},
	{412, CACHED},
	{413, EVERY},
	{414, EVERY},
	{416, WHOLE_FILE},
	{431, EVERY},
	{500, EVERY},
	{503, EVERY},
};

static const struct {
	int status;
	const char *slug, *title;
} errors[] = {
#define X(code, status, slug, title) {status, slug, title},
	ERRORS(X)
#undef X
};

static const char *const media_types[] = {
#define X(code, name, media_type, content_type) [FORMAT_##code] = media_type,
	FORMATS(X)
#undef X
};

/* An address and what it answers with. */
struct address {
	int kind;
	const char *path;
	const char *verb, *name; /* together the operation's id */
	const char *tag, *summary, *summary_zh, *description;
	const char *media_type, *schema; /* schema may be NULL */
	json_t *arguments;               /* or NULL */
};

static json_t *ref(const char *section, const char *name)
{
	return json_pack("{s:o}", "$ref", json_sprintf("#/components/%s/%s", section, name));
}

static json_t *info(const struct catalog *catalog)
{
	json_t *info = json_pack("{s:s, s:s, s:s*, s:s*, s:s*}", "title", catalog->title_en, "version",
		catalog->version, "description", catalog->description_en, "x-title-zh", catalog->title_zh,
		"x-description-zh", catalog->description_zh);
	if (catalog->license)
		builder_set(&info, "license",
			json_pack("{s:s, s:s*}", "name", catalog->license, "url", catalog->license_url));
	return info;
}

static json_t *tag(const char *name, const char *description, const char *title_zh)
{
	return json_pack(
		"{s:s, s:s*, s:s*}", "name", name, "description", description, "x-title-zh", title_zh);
}

/* No resource begins with an `@`. */
static json_t *tags(const struct catalog *catalog)
{
	json_t *tags = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		builder_append(&tags, tag(resource->name, resource->description_en, resource->title_zh));
	}
	builder_append(&tags, tag("@search", "Search over every resource", "检索"));
	builder_append(&tags, tag("@dataset", "The dataset, its description, health", "数据集"));
	return tags;
}

static json_t *header_refs(int kind, int status)
{
	json_t *refs = json_object();
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		if ((headers[i].kinds & kind) && (!headers[i].status || headers[i].status == status))
			builder_set(&refs, headers[i].name, ref("headers", headers[i].name));
	return refs;
}

static json_t *component_headers(void)
{
	json_t *all = json_object();
	for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
		builder_set(&all, headers[i].name,
			json_pack("{s:s, s:o}", "description", headers[i].description, "schema",
				schema_type(headers[i].type)));
	return all;
}

static json_t *component_parameters(void)
{
	return json_pack("{s:{s:s, s:s, s:s, s:{s:s}}, s:{s:s, s:s, s:s, s:{s:s}, s:s}}",
		"If-None-Match", "name", "If-None-Match", "in", "header", "description",
		"Entity tags that the client has", "schema", "type", "string", "Range", "name", "Range",
		"in", "header", "description", "One range of bytes", "schema", "type", "string", "example",
		"bytes=0-99");
}

static json_t *problem_example(size_t i)
{
	return json_pack("{s:{s:o, s:s, s:i, s:s, s:s}}", "value", "type",
		json_sprintf("/docs#%s", errors[i].slug), "title", errors[i].title, "status",
		errors[i].status, "detail", "What exactly is wrong.", "instance", "/v1");
}

/* All problems of a status: their titles, and an example of each. */
static json_t *problem_response(int status)
{
	struct buf titles;
	json_t *examples = json_object();
	buf_init(&titles, 4096);
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		if (errors[i].status != status)
			continue;
		buf_printf(&titles, "%s%s", titles.len > 0 ? "; " : "", errors[i].title);
		builder_set(&examples, errors[i].slug, problem_example(i));
	}
	json_t *response = json_pack("{s:s, s:o, s:{s:{s:o, s:o}}}", "description", buf_text(&titles),
		"headers", header_refs(PROBLEM, status), "content", "application/problem+json", "schema",
		schema_ref("Problem"), "examples", examples);
	buf_finish(&titles);
	return response;
}

static json_t *component_responses(void)
{
	json_t *responses = json_pack("{s:{s:s, s:o}}", "NotModified", "description",
		"The client has this already", "headers", header_refs(CACHED & ~PAGE & ~WHOLE_FILE, 304));
	char name[32];
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
		snprintf(name, sizeof name, "Problem%d", problems[i].status);
		builder_set(&responses, name, problem_response(problems[i].status));
	}
	return responses;
}

/* What a GET brings: rows in every format, else one media type. */
static json_t *content(const struct address *address)
{
	json_t *content = json_object();
	if (address->kind & ROWS)
		for (int format = FORMAT_NONE + 1; format < FORMAT_COUNT; format++)
			builder_set(&content, media_types[format],
				json_pack("{s:o}", "schema",
					format == FORMAT_JSON ? schema_ref(address->schema) : schema_type("string")));
	else if (address->kind == WHOLE_FILE)
		builder_set(&content, address->media_type, json_object());
	else
		builder_set(&content, address->media_type,
			json_pack("{s:o}", "schema",
				address->schema ? schema_ref(address->schema) : schema_type("string")));
	return content;
}

static json_t *success(const struct address *address, int status, bool head)
{
	json_t *response = json_pack("{s:s, s:o}", "description", address->summary, "headers",
		header_refs(address->kind, status));
	if (!head)
		builder_set(&response, "content", content(address));
	return response;
}

static json_t *responses(const struct address *address, bool head)
{
	json_t *responses = json_pack("{s:o}", "200", success(address, 200, head));
	char status[16], name[32];
	if (address->kind == WHOLE_FILE)
		builder_set(&responses, "206", success(address, 206, head));
	if (address->kind & CACHED)
		builder_set(&responses, "304", ref("responses", "NotModified"));
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
		if (!(problems[i].kinds & address->kind))
			continue;
		snprintf(status, sizeof status, "%d", problems[i].status);
		snprintf(name, sizeof name, "Problem%d", problems[i].status);
		builder_set(&responses, status, ref("responses", name));
	}
	return responses;
}

static json_t *operation(const struct address *address, bool head)
{
	const char *one = address->kind == ITEM ? "One of: " : "";
	const char *one_zh = address->kind == ITEM ? "单条：" : "";
	return json_pack("{s:o, s:[s], s:o, s:s*, s:o, s:o}", "operationId",
		json_sprintf("%s%s%s", head ? "head_" : "", address->verb, address->name), "tags",
		address->tag, "summary", json_sprintf("%s%s", one, address->summary), "description",
		address->description, "x-title-zh", json_sprintf("%s%s", one_zh, address->summary_zh),
		"responses", responses(address, head));
}

/* Adds an address with its methods; what it takes is the same for both. */
static void set_path(json_t **paths, const struct address *address)
{
	json_t *arguments = address->arguments ? address->arguments : json_array();
	if (address->kind & CACHED)
		builder_append(&arguments, ref("parameters", "If-None-Match"));
	if (address->kind == WHOLE_FILE)
		builder_append(&arguments, ref("parameters", "Range"));
	builder_set(paths, address->path,
		json_pack("{s:o, s:o, s:o}", "parameters", arguments, "get", operation(address, false),
			"head", operation(address, true)));
}

static void set_resource(json_t **paths, const struct resource *resource)
{
	char path[SCHEMA_NAME_SIZE], schema[SCHEMA_NAME_SIZE];
	struct address address = {.kind = PAGE,
		.path = path,
		.verb = "list_",
		.name = resource->name,
		.tag = resource->name,
		.summary = resource->title_en ? resource->title_en : resource->name,
		.summary_zh = resource->title_zh ? resource->title_zh : resource->name,
		.description = resource->description_en,
		.schema = schema,
		.arguments = parameters_of_collection(resource)};
	snprintf(path, sizeof path, "/v1/%s", resource->name);
	snprintf(schema, sizeof schema, "%s-collection", resource->name);
	set_path(paths, &address);
	snprintf(path, sizeof path, "/v1/%s/{id}", resource->name);
	snprintf(schema, sizeof schema, "%s-document", resource->name);
	address.kind = ITEM;
	address.verb = "get_";
	address.arguments = parameters_of_item(resource);
	set_path(paths, &address);
}

static void set_search(json_t **paths, const struct catalog *catalog)
{
	set_path(paths,
		&(struct address){.kind = PAGE,
			.path = "/v1/search",
			.verb = "search",
			.name = "",
			.tag = "@search",
			.summary = "Ranked search over every resource",
			.summary_zh = "检索全部资源，按相关度排列",
			.description = "Each hit says where its words stand, in code points.",
			.schema = "HitCollection",
			.arguments = parameters_of_search(catalog)});
}

static void set_addresses(json_t **paths)
{
	static const struct address addresses[] = {
#define X(id, where, type, shape, en, zh)                                                          \
	{.path = where,                                                                                \
		.verb = "read_",                                                                           \
		.name = #id,                                                                               \
		.tag = "@dataset",                                                                         \
		.summary = en,                                                                             \
		.summary_zh = zh,                                                                          \
		.description = en,                                                                         \
		.media_type = type,                                                                        \
		.schema = shape},
		ADDRESSES(X)
#undef X
	};
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		struct address address = addresses[i];
		bool health = address.schema && strcmp(address.schema, "Status") == 0;
		bool file = strcmp(address.media_type, "application/vnd.sqlite3") == 0;
		address.kind = health ? HEALTH : file ? WHOLE_FILE : DOCUMENT;
		set_path(paths, &address);
	}
}

static json_t *paths(const struct catalog *catalog)
{
	json_t *paths = json_object();
	set_addresses(&paths);
	set_search(&paths, catalog);
	for (size_t i = 0; i < catalog->resource_count; i++)
		set_resource(&paths, &catalog->resources[i]);
	return paths;
}

bool openapi_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	json_t *components = json_pack("{s:o, s:o, s:o, s:o}", "schemas", schema_components(catalog),
		"parameters", component_parameters(), "headers", component_headers(), "responses",
		component_responses());
	json_t *document = json_pack("{s:s, s:s, s:o, s:[{s:s}], s:[], s:o, s:o, s:o}", "openapi",
		"3.1.0", "jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema", "info",
		info(catalog), "servers", "url", "/", "security", "tags", tags(catalog), "paths",
		paths(catalog), "components", components);
	return builder_write(document, body, err);
}
