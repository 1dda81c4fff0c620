#include "mcp/item.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/json_builder.h"
#include "mcp/ask.h"
#include "mcp/call.h"
#include "pages/dates.h"
#include "pages/parts.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 1 << 20, NAME_SIZE = 1024 };

const char *item_split(
	struct call *call, const char *id, char ret_resource[static ITEM_RESOURCE_SIZE])
{
	struct error err;
	const char *slash = strchr(id, '/');
	if (slash && slash > id && slash - id < ITEM_RESOURCE_SIZE && slash[1]) {
		snprintf(ret_resource, ITEM_RESOURCE_SIZE, "%.*s", (int)(slash - id), id);
		return call_resource(call, "id", ret_resource) ? slash + 1 : NULL;
	}
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "id", id, NULL,
		"is no resource/key, as the results of a search have");
	call_refuse(call, &err);
	return NULL;
}

json_t *item_ask(struct call *call, const char *resource, const char *key)
{
	struct ask ask;
	ask_init(&ask, "/v1");
	ask_add_segment(&ask, resource);
	ask_add_segment(&ask, key);
	ask_add(&ask, "labels", "en");
	ask_add(
		&ask, "format", "json"); /* so that a key with a suffix is refused: no table, no citation */
	return call_ask(call, &ask);
}

/* A date that is not known to the day: in words, so that it is not told as one. */
static bool write_time(
	const struct resource *resource, const char *name, const json_t *fields, struct buf *text)
{
	const struct field *field = resource_field(resource, name);
	struct dated dated = {.date = NULL};
	if (field && field_is_date(field))
		dated = dates_of(resource, field, fields);
	if (!dated.precision || strcmp(dated.precision, "day") == 0)
		return false;
	dates_say(dated, false, text);
	return true;
}

/* In a line, lest what it says look like a field of its own. */
static void write_value(const json_t *value, struct buf *text)
{
	if (json_is_string(value)) {
		buf_put_line(text, json_string_value(value), json_string_length(value));
		return;
	}
	if (builder_print(json_incref((json_t *)value), text))
		text->len--; /* the line's end */
	else
		text->failed = true;
}

static bool says_nothing(
	const struct resource *resource, const char *name, const json_t *value, const json_t *fields)
{
	const struct field *field = resource_field(resource, name);
	return json_is_null(value) || (json_is_array(value) && json_array_size(value) == 0) ||
		(field && parts_is_of_date(resource, field, fields));
}

json_t *item_text(const struct resource *resource, json_t *fields)
{
	struct buf text;
	const char *name;
	json_t *value;
	buf_init(&text, TEXT_MAX);
	json_object_foreach(fields, name, value)
	{
		if (says_nothing(resource, name, value, fields))
			continue;
		buf_printf(&text, "%s: ", name);
		if (!write_time(resource, name, fields, &text))
			write_value(value, &text);
		buf_putc(&text, '\n');
	}
	json_t *json = text.failed ? NULL : json_stringn(text.data ? text.data : "", text.len);
	buf_finish(&text);
	return json;
}

json_t *item_citation(const struct call *call, const char *resource, const char *key)
{
	char name[NAME_SIZE];
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

/* By the first of the fields that it is named by. */
const char *item_title(const struct call *call, const char *resource, const json_t *fields)
{
	const char *label = catalog_resource(call->catalog, resource)->label, *title;
	size_t len = label ? strcspn(label, "_ ") : 0;
	char name[CATALOG_NAME_MAX + 1];
	snprintf(name, sizeof name, "%.*s", (int)len, label ? label : "");
	title = call_member(fields, name, LANGUAGE_EN);
	if (!title)
		title = call_member(fields, name, LANGUAGE_ZH);
	return title ? title : json_string_value(json_object_get(fields, name));
}
