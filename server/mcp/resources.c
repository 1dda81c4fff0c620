#include "mcp/resources.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/snapshot.h"
#include "documents/json_builder.h"
#include "mcp/refusal.h"
#include "mcp/tools.h"

#include <stdio.h>
#include <string.h>

enum { URI_SIZE = 512 };

static const char scheme[] = "yigai://", media_type[] = "application/json", dataset[] = "dataset";

static json_t *describe(const char *where, const char *uri, const char *name, const char *title,
	const char *description)
{
	json_t *object = json_object();
	builder_set(&object, where, json_string(uri));
	builder_set(&object, "name", json_string(name));
	builder_set(&object, "title", json_string(title));
	builder_set(&object, "description", json_string(description));
	builder_set(&object, "mimeType", json_string(media_type));
	return object;
}

static json_t *in_list(const char *name, json_t *list)
{
	json_t *result = json_object();
	builder_set(&result, name, list);
	return result;
}

json_t *resources_list(const struct catalog *catalog)
{
	char uri[URI_SIZE];
	json_t *list = json_array();
	snprintf(uri, sizeof uri, "%s%s", scheme, dataset);
	builder_append(
		&list, describe("uri", uri, dataset, catalog->title_en, catalog->description_en));
	return in_list("resources", list);
}

json_t *resources_list_templates(const struct catalog *catalog)
{
	char uri[URI_SIZE];
	json_t *list = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		snprintf(uri, sizeof uri, "%s%s/{%s}", scheme, resource->singular,
			resource->fields[resource->key].name);
		if (resource->searched_by_default)
			builder_append(&list,
				describe("uriTemplate", uri, resource->singular, resource->title_en,
					resource->description_en));
	}
	return in_list("resourceTemplates", list);
}

/* Converts a URI to the id that the tool fetch takes. Returns false if it names no record. */
static bool read_uri(const struct catalog *catalog, const char *uri, char ret_id[static URI_SIZE])
{
	const char *name = uri + strlen(scheme), *slash = strchr(name, '/');
	for (size_t i = 0; slash && i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (strlen(resource->singular) != (size_t)(slash - name) ||
			strncmp(resource->singular, name, (size_t)(slash - name)) != 0)
			continue;
		size_t prefix = strlen(resource->name) + 1, len = strlen(slash + 1);
		if (prefix + len >= URI_SIZE)
			return false;
		memcpy(ret_id, resource->name, prefix - 1);
		ret_id[prefix - 1] = '/';
		memcpy(ret_id + prefix, slash + 1, len + 1);
		bool decoded = text_decode(ret_id + prefix, &len, false);
		ret_id[prefix + (decoded ? len : 0)] = '\0';
		return decoded && text_is_utf8(ret_id + prefix, len);
	}
	return false;
}

/* Writes the result of a tool as the contents of a resource. */
static json_t *write_contents(const struct call *call, const char *uri, json_t *found)
{
	struct buf text;
	buf_init(&text, CALL_RESULT_MAX);
	bool ok = call_print_before(call, found, &text);
	buf_put(&text, call->rows.data, call->rows.len);
	buf_puts(&text, call_behind(call));
	json_t *contents = json_array(), *content = json_object();
	builder_set(&content, "uri", json_string(uri));
	builder_set(&content, "mimeType", json_string(media_type));
	builder_set(&content, "text", ok && !text.failed ? json_stringn(text.data, text.len) : NULL);
	builder_append(&contents, content);
	buf_finish(&text);
	return in_list("contents", contents);
}

/* Whether the URI is wrong, rather than that the record cannot be read now. */
static bool is_unknown(const json_t *problem)
{
	return problem && json_integer_value(json_object_get(problem, "status")) < 500;
}

json_t *resources_read(struct snapshot *snapshot, const json_t *params, struct refusal *refusal)
{
	const char *uri = json_string_value(json_object_get(params, "uri"));
	struct call call = {
		.snapshot = snapshot, .catalog = snapshot_catalog(snapshot), .arguments = json_object()};
	char id[URI_SIZE];
	json_t *found = NULL;
	buf_init(&call.rows, CALL_RESULT_MAX);
	bool ours = uri && strncmp(uri, scheme, strlen(scheme)) == 0;
	bool whole = ours && strcmp(uri + strlen(scheme), dataset) == 0;
	bool known = whole || (ours && read_uri(call.catalog, uri, id));
	if (known && !whole)
		builder_set(&call.arguments, "id", json_string(id));
	if (known && call.arguments)
		found = call_run(&call, whole ? tool_about : tool_fetch);
	if (!found && (!known || is_unknown(call.problem))) {
		json_t *data = json_object();
		builder_set(&data, "uri", json_string(uri ? uri : ""));
		refusal_set(refusal, REFUSAL_PARAMS, data, "Resource not found");
	}
	json_decref(call.problem);
	json_decref(call.arguments);
	json_t *contents = found ? write_contents(&call, uri, found) : NULL;
	buf_finish(&call.rows);
	return contents;
}
