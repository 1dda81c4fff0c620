#include "documents/openapi.h"

#include "documents/parameters.h"
#include "base/base_path.h"
#include "base/buf.h"
#include "dataset/catalog.h"
#include "base/error.h"
#include "query/format.h"
#include "documents/components.h"
#include "documents/addresses.h"
#include "documents/examples.h"
#include "documents/responses.h"
#include "documents/schema.h"
#include "documents/share.h"
#include "query/operand.h"
#include "documents/json_builder.h"

#include <stdio.h>
#include <string.h>

enum { SUMMARY_SIZE = 512 };

static const char *const media_types[] = {
#define X(code, name, media_type, content_type) [FORMAT_##code] = media_type,
	FORMATS(X)
#undef X
};

/* An operation: an address and its answer. */
struct address {
	int kind;
	const char *path;
	const char *verb, *name; /* together the operationId: listFacts */
	const char *tag, *summary,
		*description; /* a resource, or with a leading `@` none; the last may be NULL */
	const char *media_type, *schema; /* schema may be NULL */
	json_t *arguments;               /* or NULL */
};

/* Operators are explained once instead of at each of a thousand parameters. */
static json_t *description(const struct catalog *catalog)
{
	const struct explanation *explanation;
	struct buf text;
	buf_init(&text, 65536);
	buf_printf(&text, "%s\n\n", catalog->description_en);
	buf_puts(&text,
		"A filter is a field's name, or that and an operator. Many values may be so many parameters "
		"of one name.\n");
	for (int op = 0; op < OPERATOR_COUNT; op++)
		buf_printf(&text, "\n- `field%s`: %s", operator_suffix((enum op)op),
			examples_operator((enum op)op, false));
	buf_puts(&text, "\n");
	for (size_t i = 0; (explanation = examples_parameter(i)); i++)
		buf_printf(&text, "\n- `%s`: %s", explanation->name, explanation->en);
	buf_puts(&text,
		"\n\nAll that a field's type allows is accepted. Not listed as parameters are the order of "
		"texts that are no dates (`__gt`, `__gte`, `__lt`, `__lte`: by code points), `__contains` and "
		"`__prefix` of an id that refers to a record, `__contains` of a date, `__ne` of a date and of a text in sentences, and `__isnull` of what "
		"is never null. `{id}.bib`, `.ris`, `.csl.json`, `.cite.txt` cite it, `{id}.md` tells it in Markdown.\n\nWhere `fields` is asked for, the answer has these members alone, whatever "
		"its schema requires. HEAD is answered wherever GET is, other methods than these and OPTIONS "
		"with 405. `Link` says of every answer where it leads on, `X-Total-Count` what `meta.total` says. ");
	buf_printf(&text, "`%s/docs/zh` says in Chinese what this says.\n", base_path());
	json_t *string = buf_text(&text) ? json_string(text.data) : NULL;
	buf_finish(&text);
	return string;
}

static json_t *info(const struct catalog *catalog)
{
	return json_pack("{s:s, s:s, s:o, s:s, s:s, s:{s:s, s:s}}", "title", catalog->title_en,
		"version", catalog->version, "description", description(catalog), "x-title-zh",
		catalog->title_zh, "x-description-zh", catalog->description_zh, "license", "name",
		catalog->license, "url", catalog->license_url);
}

/* The content of a response, in the only media type of its address. */
static json_t *content(const struct address *address)
{
	json_t *schema = address->schema ? schema_ref(address->schema) : schema_type("string");
	if (address->kind == WHOLE_FILE)
		builder_set(&schema, "format", json_string("binary"));
	json_t *content = json_object();
	builder_set(&content, address->media_type, json_pack("{s:o}", "schema", schema));
	return content;
}

static json_t *header_parameter(const char *name, const char *description)
{
	return json_pack("{s:s, s:s, s:{s:s}, s:s}", "name", name, "in", "header", "schema", "type",
		"string", "description", description);
}

/* Adds an address with its parameters; steals its arguments. */
static void set_path(json_t **paths, const struct address *address)
{
	json_t *arguments = address->arguments ? address->arguments : json_array();
	if (address->kind & CACHED)
		builder_append(&arguments, header_parameter("If-None-Match", "Entity tags that you have"));
	if (address->kind == WHOLE_FILE)
		builder_append(&arguments, header_parameter("Range", "One range of bytes: `bytes=0-99`"));
	json_t *operation = json_pack("{s:o, s:[s], s:s, s:s*, s:o, s:o}", "operationId",
		json_sprintf("%s%s", address->verb, address->name), "tags", address->tag, "summary",
		address->summary, "description", address->description, "parameters", arguments, "responses",
		responses_of(address->kind, content(address)));
	builder_set(paths, address->path, json_pack("{s:o}", "get", operation));
}

static void set_resource(json_t **paths, const struct resource *resource)
{
	char path[SCHEMA_NAME_SIZE], many[SCHEMA_NAME_SIZE], one[SCHEMA_NAME_SIZE];
	char schema[SCHEMA_NAME_SIZE], summary[SUMMARY_SIZE];
	struct address address = {.kind = PAGE,
		.path = path,
		.verb = "list",
		.name = many,
		.tag = resource->name,
		.summary = resource->title_en,
		.media_type = media_types[FORMAT_JSON],
		.schema = schema,
		.arguments = parameters_of_collection(resource)};
	schema_name(resource->name, "", many);
	schema_name(resource->singular, "", one);
	schema_name(resource->singular, "Page", schema);
	snprintf(path, sizeof path, "/v1/%s", resource->name);
	set_path(paths, &address);
	schema_name(resource->singular, "Document", schema);
	snprintf(path, sizeof path, "/v1/%s/{id}", resource->name);
	snprintf(summary, sizeof summary, "One of: %s", resource->title_en);
	address.kind = ITEM;
	address.verb = "get";
	address.name = one;
	address.summary = summary;
	address.arguments = parameters_of_item(resource);
	set_path(paths, &address);
}

/* Adds the other formats, at their suffixes: one path with a parameter for the resource. */
static void set_exports(json_t **paths, const struct catalog *catalog)
{
	static const char *const names[] = {[FORMAT_CSV] = "Csv", [FORMAT_NDJSON] = "Ndjson"};
	for (int format = FORMAT_CSV; format < FORMAT_COUNT; format++) {
		char path[SCHEMA_NAME_SIZE];
		snprintf(path, sizeof path, "/v1/{resource}.%s", format_name((enum format)format));
		set_path(paths,
			&(struct address){.kind = EXPORT,
				.path = path,
				.verb = "export",
				.name = names[format],
				.tag = "@dataset",
				.summary = "All rows of a resource in another format than JSON",
				.description =
					"`limit` makes pages. Takes the filters of the resource's list and what it includes. Items "
					"have the same suffixes: `{id}.csv`.",
				.media_type = media_types[format],
				.arguments = parameters_of_format(catalog, (enum format)format)});
	}
}

/* Adds groups as an operation of their own, since their rows differ: one path for all resources. */
static void set_groups(json_t **paths, const struct catalog *catalog)
{
	set_path(paths,
		&(struct address){.kind = PAGE | EXPORT,
			.path = "/v1/{resource}",
			.verb = "list",
			.name = "Groups",
			.tag = "@dataset",
			.summary = "Groups of a resource's rows, counted and summed up",
			.description =
				"Takes the filters of the resource's list. What groups are of are members of them.",
			.media_type = media_types[FORMAT_JSON],
			.schema = "GroupPage",
			.arguments = parameters_of_groups(catalog)});
}

static void set_search(json_t **paths, const struct catalog *catalog)
{
	set_path(paths,
		&(struct address){.kind = PAGE,
			.path = "/v1/search",
			.verb = "search",
			.name = "",
			.media_type = media_types[FORMAT_JSON],
			.tag = "@search",
			.summary = "Ranked search over every resource",
			.description = "Each hit says where its words stand, in code points.",
			.schema = "HitPage",
			.arguments = parameters_of_search(catalog)});
}

static void set_addresses(json_t **paths)
{
	static const struct address addresses[] = {
#define X(id, where, type, shape, en, zh)                                                          \
	{.path = where,                                                                                \
		.verb = "read",                                                                            \
		.name = #id,                                                                               \
		.tag = "@dataset",                                                                         \
		.summary = en,                                                                             \
		.media_type = type,                                                                        \
		.schema = shape},
		ADDRESSES(X)
#undef X
	};
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
		struct address address = addresses[i];
		char name[SCHEMA_NAME_SIZE];
		bool health = address.schema && strcmp(address.schema, "Health") == 0;
		bool file = strcmp(address.media_type, "application/vnd.sqlite3") == 0;
		address.kind = health ? HEALTH : file ? WHOLE_FILE : DOCUMENT;
		schema_name(address.name, "", name);
		address.name = name;
		set_path(paths, &address);
	}
}

static json_t *paths(const struct catalog *catalog)
{
	json_t *paths = json_object();
	set_addresses(&paths);
	set_search(&paths, catalog);
	if (catalog->resource_count > 0) {
		set_groups(&paths, catalog);
		set_exports(&paths, catalog);
	}
	for (size_t i = 0; i < catalog->resource_count; i++)
		set_resource(&paths, &catalog->resources[i]);
	return paths;
}

bool openapi_write(const struct catalog *catalog, struct buf *body, struct error *err)
{
	json_t *all = paths(catalog), *parameters = share_parameters(all);
	json_t *components =
		json_pack("{s:o, s:o, s:o, s:o}", "schemas", components_schemas(catalog), "parameters",
			parameters, "headers", responses_headers(), "responses", responses_components());
	json_t *document = json_pack("{s:s, s:s, s:o, s:[{s:s}], s:[], s:o, s:o}", "openapi", "3.1.0",
		"jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema", "info", info(catalog),
		"servers", "url", *base_path() ? base_path() : "/", "security", "paths", all, "components",
		components);
	return builder_write(document, body, err);
}
