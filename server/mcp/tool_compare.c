#include "mcp/tools.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/json_builder.h"
#include "mcp/cite.h"
#include "mcp/item.h"

#include <stdio.h>
#include <string.h>

enum { ID_SIZE = 512, REASON_SIZE = 200, TEXT_MAX = 1 << 20 };

/* The role in search hits (api_field.hit) of the field with a verdict. */
static const char verdict_name[] = "verdict";

bool offers_compare(const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->resource_count; i++)
		if (resource_hit(&catalog->resources[i], verdict_name))
			return true;
	return false;
}

static json_t *refuse(struct call *call, const char *id)
{
	struct error err;
	char reason[REASON_SIZE] = "is of a resource whose records have no verdict; these have:";
	for (size_t i = 0; i < call->catalog->resource_count; i++) {
		const struct resource *resource = &call->catalog->resources[i];
		size_t len = strlen(reason);
		if (resource_hit(resource, verdict_name))
			snprintf(reason + len, sizeof reason - len, " %s", resource->name);
	}
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "id", id, NULL, "%s", reason);
	return call_refuse(call, &err);
}

/* Whether a field explains the verdict: progress_date belongs to progress. */
static bool is_about(const struct field *field, const struct field *verdict)
{
	size_t len = strlen(verdict->name);
	return strncmp(field->name, verdict->name, len) == 0 && field->name[len] == '_';
}

/* Reads a record that the verdict is based on. */
static json_t *read_related(struct call *call, const struct field *field, const char *key)
{
	char id[ID_SIZE];
	struct buf text;
	json_t *answer = item_ask(call, field->ref, key);
	if (!answer)
		return NULL;
	json_t *fields = json_object_get(answer, "data");
	const char *title = item_title(call, field->ref, fields);
	snprintf(id, sizeof id, "%s/%s", field->ref, key);
	json_t *related = json_object();
	builder_set(&related, "id", json_string(id));
	builder_set(&related, "title", json_string(title ? title : id));
	builder_set(&related, "url", cite_item(call->catalog, field->ref, key));
	buf_init(&text, TEXT_MAX);
	item_write_text(catalog_resource(call->catalog, field->ref), fields, &text);
	builder_set(&related, "text", buf_text(&text) ? json_stringn(text.data, text.len) : NULL);
	buf_finish(&text);
	json_decref(answer);
	return related;
}

/* Adds how the verdict was reached, and the records that it is based on. */
static void tell_outcome(struct call *call, const struct resource *resource,
	const struct field *verdict, const json_t *fields, json_t **result)
{
	json_t *outcome = json_object(), *reported = json_array();
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		json_t *value = json_object_get(fields, field->name);
		if (!is_about(field, verdict) || !value || json_is_null(value))
			continue;
		builder_set(&outcome, field->name, json_incref(value));
		if (field->ref && catalog_resource(call->catalog, field->ref) && json_is_string(value))
			builder_append(&reported, read_related(call, field, json_string_value(value)));
	}
	builder_set(result, "outcome", outcome);
	builder_set(result, "reported", reported);
}

static void tell_verdict(
	const struct call *call, const struct field *verdict, const json_t *fields, json_t **result)
{
	const char *word = json_string_value(json_object_get(fields, verdict->name));
	const struct meaning *meaning = word ? catalog_meaning(call->catalog, verdict, word) : NULL;
	const char *means = !word    ? "No verdict is given on this record."
		: !meaning               ? word
		: meaning->definition_en ? meaning->definition_en
								 : meaning->title_en;
	builder_set(result, "verdict", word ? json_string(word) : json_null());
	builder_set(result, "verdict_means", json_string(means));
}

json_t *tool_compare(struct call *call)
{
	struct item item;
	if (!item_read(call, &item))
		return NULL;
	const struct field *verdict = resource_hit(item.resource, verdict_name);
	json_t *result = verdict ? item_begin_result(call, &item) : refuse(call, item.id);
	if (verdict) {
		tell_verdict(call, verdict, item.fields, &result);
		tell_outcome(call, item.resource, verdict, item.fields, &result);
	}
	item_finish(&item);
	return result;
}
