#include "mcp/tools.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/json_builder.h"
#include "mcp/ask.h"
#include "mcp/cite.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 1 << 20, RESOURCE_MAX = CATALOG_NAME_MAX + 1 };

/* Takes resource/key apart; NULL with the problem. */
static const char *split_id(
	struct call *call, const char *id, char ret_resource[static RESOURCE_MAX])
{
	struct error err;
	const char *slash = strchr(id, '/');
	if (slash && slash > id && slash - id < RESOURCE_MAX && slash[1]) {
		snprintf(ret_resource, RESOURCE_MAX, "%.*s", (int)(slash - id), id);
		return slash + 1;
	}
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "id", id, NULL,
		"is no resource/key, as the results of a search have");
	call_refuse(call, &err);
	return NULL;
}

static void write_value(const json_t *value, struct buf *text)
{
	if (json_is_string(value)) {
		buf_put(text, json_string_value(value), json_string_length(value));
		return;
	}
	builder_print(json_incref((json_t *)value), text);
	text->len -= text->len > 0;
}

static bool says_nothing(const json_t *value)
{
	return json_is_null(value) || (json_is_array(value) && json_array_size(value) == 0);
}

/* A record, a field a line; what is null or empty is left out. */
static json_t *write_record(json_t *record)
{
	struct buf text;
	const char *name;
	json_t *value;
	buf_init(&text, TEXT_MAX);
	json_object_foreach(record, name, value)
	{
		if (says_nothing(value))
			continue;
		buf_printf(&text, "%s: ", name);
		write_value(value, &text);
		buf_putc(&text, '\n');
	}
	json_t *json = text.failed ? NULL : json_stringn(text.data ? text.data : "", text.len);
	buf_finish(&text);
	return json;
}

/* How an item is cited, with the works that it is taken from. */
static json_t *write_citation(const struct call *call, const char *resource, const char *key)
{
	char name[1024];
	struct ask ask;
	struct buf text;
	snprintf(name, sizeof name, "%s.cite.txt", key);
	ask_init(&ask, "/v1");
	ask_add_segment(&ask, resource);
	ask_add_segment(&ask, name);
	ask_add(&ask, "labels", "en");
	bool ok = ask_text(&ask, call->snapshot, &text);
	ask_finish(&ask);
	if (!ok)
		return NULL;
	json_t *json = text.len > 0 ? json_stringn(text.data, text.len - 1) : NULL;
	buf_finish(&text);
	return json;
}

/* What the item is called: the first of the fields that it is named by. */
static const char *find_title(const struct call *call, const char *resource, const json_t *record)
{
	const char *label = catalog_resource(call->catalog, resource)->label, *title;
	size_t len = label ? strcspn(label, "_ ") : 0;
	char name[CATALOG_NAME_MAX + 1];
	snprintf(name, sizeof name, "%.*s", (int)len, label ? label : "");
	title = call_member(record, name, LANGUAGE_EN);
	if (!title)
		title = call_member(record, name, LANGUAGE_ZH);
	return title ? title : json_string_value(json_object_get(record, name));
}

json_t *tool_fetch(struct call *call)
{
	struct ask ask;
	char resource[RESOURCE_MAX];
	const char *id = call_text(call, "id"), *key = split_id(call, id, resource);
	if (!key)
		return NULL;
	ask_init(&ask, "/v1");
	ask_add_segment(&ask, resource);
	ask_add_segment(&ask, key);
	ask_add(&ask, "labels", "en");
	json_t *answer = call_ask(call, &ask);
	if (!answer)
		return NULL;
	json_t *record = json_object_get(answer, "data");
	const char *title = find_title(call, resource, record);
	json_t *result = call_begin_result();
	builder_set(&result, "id", json_string(id));
	builder_set(&result, "title", json_string(title ? title : id));
	builder_set(&result, "text", write_record(record));
	builder_set(&result, "citation", write_citation(call, resource, key));
	builder_set(&result, "url", cite_item(call->catalog, resource, key));
	builder_set(&result, "metadata", json_deep_copy(json_object_get(answer, "meta")));
	json_decref(answer);
	return result;
}
