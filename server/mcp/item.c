#include "mcp/item.h"

#include "base/buf.h"
#include "base/error.h"
#include "documents/json_builder.h"
#include "documents/suffix.h"
#include "mcp/ask.h"
#include "mcp/call.h"
#include "mcp/cite.h"
#include "pages/dates.h"
#include "render/row.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_MAX = 1 << 20, NAME_SIZE = 1024 };

/* Extracts resource/key from the address of a record. Returns false if there is none. */
static bool find_id(
	const struct catalog *catalog, const char *address, char ret_id[static NAME_SIZE])
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const char *const names[] = {catalog->resources[i].name, catalog->resources[i].singular};
		for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
			char part[CATALOG_NAME_MAX + 3];
			snprintf(part, sizeof part, "/%s/", names[k]);
			const char *at = strstr(address, part);
			if (!at)
				continue;
			at += strlen(part);
			snprintf(ret_id, NAME_SIZE, "%s/%.*s", names[0], (int)strcspn(at, "?#"), at);
			suffix_take(ret_id);
			return true;
		}
	}
	return false;
}

/* Splits an id. Returns the key, which points into the id; NULL with call->problem. */
static const char *split(struct call *call, const char *id, const struct resource **ret_resource)
{
	struct error err;
	char name[CATALOG_NAME_MAX + 1], meant[NAME_SIZE];
	const char *slash = strchr(id, '/');
	bool is_address = *id == '/' || strstr(id, "://");
	if (!is_address && slash && slash > id && (size_t)(slash - id) < sizeof name && slash[1]) {
		snprintf(name, sizeof name, "%.*s", (int)(slash - id), id);
		*ret_resource = call_resource(call, "id", name);
		return *ret_resource ? slash + 1 : NULL;
	}
	error_clear(&err);
	error_add(&err, ERROR_BAD_QUERY, "id", id,
		is_address && find_id(call->catalog, id, meant) ? meant : NULL,
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
	ask_add(&ask, "format", "json"); /* so that a key with a suffix of another format is refused */
	return call_ask(call, &ask);
}

/*
 * Writes a date that is not known to the day in words, so that it is not taken for a precise one.
 * Returns false for any other field.
 */
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

/* Writes a value on one line, so that its text cannot look like another field. */
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
		(field && dates_has_part(resource, field, fields));
}

void item_write_text(const struct resource *resource, json_t *fields, struct buf *text)
{
	const char *name;
	json_t *value;
	json_object_foreach(fields, name, value)
	{
		if (says_nothing(resource, name, value, fields))
			continue;
		buf_puts(text, name);
		buf_puts(text, ": ");
		if (!write_time(resource, name, fields, text))
			write_value(value, text);
		buf_putc(text, '\n');
	}
}

/* Returns the citation of an item and the works it is taken from. */
static json_t *citation(const struct call *call, const char *resource, const char *key)
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

/* Uses the first field of the resource's label. */
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

/* The API suggests a resource or a key; makes it a suggestion for the whole id. */
static void suggest_id(struct call *call, const struct item *item)
{
	json_t *fault = json_array_get(json_object_get(call->problem, "errors"), 0);
	const char *slash = strchr(item->id, '/'),
			   *half = json_string_value(json_object_get(fault, "suggestion"));
	bool lacks = json_integer_value(json_object_get(call->problem, "status")) == 404;
	if (!half || !slash || strchr(half, '/'))
		return;
	if (!item->resource)
		json_object_set_new(fault, "suggestion", json_sprintf("%s%s", half, slash));
	else if (lacks)
		json_object_set_new(fault, "suggestion", json_sprintf("%s/%s", item->resource->name, half));
}

bool item_read(struct call *call, struct item *item)
{
	*item = (struct item){.id = call_text(call, "id")};
	item->key = split(call, item->id, &item->resource);
	if (item->key)
		item->answer = item_ask(call, item->resource->name, item->key);
	if (!item->answer)
		suggest_id(call, item);
	item->fields = json_object_get(item->answer, "data");
	return item->answer != NULL;
}

void item_finish(struct item *item)
{
	json_decref(item->answer);
}

/* Writes the text to call->rows, since it is most of the result and need not be built as JSON. */
static void put_text(struct call *call, const struct item *item)
{
	struct buf text;
	buf_init(&text, TEXT_MAX);
	item_write_text(item->resource, item->fields, &text);
	call->rows_name = "text";
	row_write_string(&call->rows, text.data, text.len);
	call->rows.failed = call->rows.failed || text.failed;
	buf_finish(&text);
}

json_t *item_begin_result(struct call *call, const struct item *item)
{
	const char *resource = item->resource->name, *title = item_title(call, resource, item->fields);
	json_t *result = call_begin_result();
	builder_set(&result, "id", json_string(item->id));
	builder_set(&result, "title", json_string(title ? title : item->id));
	put_text(call, item);
	builder_set(&result, "citation", citation(call, resource, item->key));
	builder_set(&result, "url", cite_item(call->catalog, resource, item->key));
	return result;
}
