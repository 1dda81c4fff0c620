#include "mcp/tools.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/snapshot.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"
#include "mcp/arguments.h"
#include "mcp/refusal.h"
#include "render/row.h"
#include "tools_text.h"

#include <stdlib.h>
#include <string.h>

struct tools {
	json_t *list; /* as in tools/list, without what depends on the dataset */
};

static bool always(const struct catalog *catalog)
{
	(void)catalog;
	return true;
}

static const struct {
	const char *name;
	tool_function *call;
	bool (*offered)(const struct catalog *catalog);
} functions[] = {
#define X(name, offered) {#name, tool_##name, offered},
	TOOLS(X)
#undef X
};

enum { TOOL_COUNT = sizeof functions / sizeof *functions };

static json_t *object_schema(json_t *properties, json_t *required)
{
	json_t *schema = json_object();
	builder_set(&schema, "type", json_string("object"));
	builder_set(&schema, "properties", properties);
	builder_set(&schema, "required", required);
	return schema;
}

/* Adds the members that every result has. */
static json_t *output_schema(json_t *own)
{
	static const char *const always[] = {"notice", "citation", "url"};
	json_t *properties = json_object(), *required = json_array();
	for (size_t i = 0; i < sizeof always / sizeof *always; i++) {
		json_t *text = json_object();
		builder_set(&text, "type", json_string("string"));
		builder_set(&properties, always[i], text);
		builder_append(&required, json_string(always[i]));
	}
	json_object_update(properties, own);
	return object_schema(properties, required);
}

static json_t *define(const char *name, const json_t *written)
{
	json_t *definition = json_object(), *annotations = json_object(),
		   *input = object_schema(json_deep_copy(json_object_get(written, "input")),
			   json_deep_copy(json_object_get(written, "required")));
	builder_set(&input, "additionalProperties", json_false());
	builder_set(&annotations, "readOnlyHint", json_true());
	builder_set(&annotations, "openWorldHint", json_false());
	builder_set(&definition, "name", json_string(name));
	builder_set(&definition, "title", json_copy(json_object_get(written, "title")));
	builder_set(&definition, "description", json_copy(json_object_get(written, "description")));
	builder_set(&definition, "inputSchema", input);
	builder_set(&definition, "outputSchema", output_schema(json_object_get(written, "output")));
	builder_set(&definition, "annotations", annotations);
	return definition;
}

/* Returns NULL if tools.json lacks the tool, or if out of memory. */
static json_t *read_definition(const char *name)
{
	for (size_t i = 0; i < sizeof tools_text / sizeof *tools_text; i++) {
		if (strcmp(tools_text[i].name, name) != 0)
			continue;
		json_t *written = json_memory_read(tools_text[i].json, strlen(tools_text[i].json), 0, NULL);
		json_t *definition = written ? define(name, written) : NULL;
		json_decref(written);
		return definition;
	}
	return NULL;
}

struct tools *tools_create(void)
{
	struct tools *tools = calloc(1, sizeof *tools);
	json_t *list = json_array();
	for (size_t i = 0; i < TOOL_COUNT; i++)
		builder_append(&list, read_definition(functions[i].name));
	bool lacked = json_memory_lacked();
	if (tools && list && !lacked) {
		tools->list = list;
		return tools;
	}
	json_decref(list);
	free(tools);
	return NULL;
}

void tools_destroy(struct tools *tools)
{
	if (!tools)
		return;
	json_decref(tools->list);
	free(tools);
}

/* Lists the dataset's resources as the values of `resource`. Returns false if out of memory. */
static bool name_resources(const struct catalog *catalog, json_t *definition)
{
	json_t *argument = json_object_get(
		json_object_get(json_object_get(definition, "inputSchema"), "properties"), "resource");
	json_t *names = json_array();
	for (size_t i = 0; i < catalog->resource_count; i++)
		builder_append(&names, json_string(catalog->resources[i].name));
	return json_object_set_new(argument, "enum", names) ==
		0; /* the argument belongs to the definition */
}

json_t *tools_list(const struct tools *tools, const struct catalog *catalog)
{
	json_t *result = json_object(), *list = json_array();
	for (size_t i = 0; i < TOOL_COUNT; i++) {
		if (!functions[i].offered(catalog))
			continue;
		json_t *definition = json_deep_copy(json_array_get(tools->list, i));
		if (strcmp(functions[i].name, "query") == 0 && !name_resources(catalog, definition)) {
			json_decref(definition);
			definition = NULL;
		}
		builder_append(&list, definition);
	}
	builder_set(&result, "tools", list);
	return result;
}

/*
 * Writes the result as structured content, and again as text for clients that do not read that.
 * Both are copied from written JSON, since they may be long.
 */
static json_t *wrap(json_t *found, const struct call *call, bool is_error, struct buf *written)
{
	struct buf before;
	const char *behind = call_behind(call);
	buf_init(&before, CALL_RESULT_MAX);
	bool ok = call_print_before(call, found, &before);
	if (ok) {
		/* about a fifth of the text are quotation marks, which are escaped */
		buf_reserve(written, 5 * (before.len + call->rows.len) / 2);
		buf_puts(written, "\"content\":[{\"type\":\"text\",\"text\":\"");
		row_escape(written, before.data, before.len);
		row_escape(written, call->rows.data, call->rows.len);
		buf_puts(written, behind);
		buf_puts(written, is_error ? "\"}]" : "\"}],\"structuredContent\":");
	}
	if (ok && !is_error) {
		buf_put(written, before.data, before.len);
		buf_put(written, call->rows.data, call->rows.len);
		buf_puts(written, behind);
	}
	json_t *result = ok && !written->failed ? json_object() : NULL;
	builder_set(&result, "isError", json_boolean(is_error));
	buf_finish(&before);
	return result;
}

static json_t *call_tool(tool_function *function, const json_t *definition,
	struct snapshot *snapshot, json_t *arguments, struct buf *written)
{
	struct error err;
	struct call call = {
		.snapshot = snapshot, .catalog = snapshot_catalog(snapshot), .arguments = arguments};
	json_t *found = NULL, *result = NULL;
	error_clear(&err);
	buf_init(&call.rows, CALL_RESULT_MAX);
	if (arguments_check(json_object_get(definition, "inputSchema"), arguments, &err))
		found = call_run(&call, function);
	else
		call_refuse(&call, &err);
	if (found)
		result = wrap(found, &call, false, written);
	else
		buf_finish(&call.rows); /* a problem has no rows */
	if (!found && call.problem)
		result = wrap(json_incref(call.problem), &call, true, written);
	json_decref(call.problem);
	buf_finish(&call.rows);
	return result;
}

json_t *tools_call(const struct tools *tools, struct snapshot *snapshot, json_t *params,
	struct buf *ret_written, struct refusal *refusal)
{
	const char *name = json_string_value(json_object_get(params, "name"));
	json_t *arguments = json_object_get(params, "arguments");
	struct nearest search = {.wanted = name ? name : "none"};
	if (arguments && !json_is_object(arguments)) {
		refusal_set(refusal, REFUSAL_PARAMS, NULL, "`arguments` must be an object.");
		return NULL;
	}
	for (size_t i = 0; name && i < TOOL_COUNT; i++) {
		if (!functions[i].offered(snapshot_catalog(snapshot)))
			continue;
		if (strcmp(functions[i].name, name) == 0) {
			json_t *given = arguments ? json_incref(arguments) : json_object();
			json_t *result = call_tool(
				functions[i].call, json_array_get(tools->list, i), snapshot, given, ret_written);
			json_decref(given);
			return result;
		}
		nearest_offer(&search, functions[i].name);
	}
	refusal_unknown(refusal, REFUSAL_PARAMS, "Unknown tool", &search);
	return NULL;
}
