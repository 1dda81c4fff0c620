#include "mcp/tools.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "documents/json_builder.h"
#include "mcp/ask.h"
#include "mcp/coverage.h"
#include "mcp/cite.h"
#include "query/canonical.h"

#include <stdio.h>
#include <string.h>

enum { LIMIT = 20, LIMIT_GROUPS = 100, VALUE_MAX = 8192 };

/* The arguments, other than `limit`, that are parameters of the API of the same name. */
static const char *const parameters[] = {
	"q", "fields", "sort", "group", "aggregate", "facet", "cursor"};

/* These are not accepted in `where`: with a group there, the result would be cited as rows. */
static bool is_argument(const char *key)
{
	bool is = strcmp(key, "limit") == 0;
	for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
		is = is || strcmp(key, parameters[i]) == 0;
	return is;
}

/* Adds a value as a parameter. Returns false if it is no scalar. */
static bool add_value(struct ask *ask, const char *key, const json_t *value)
{
	char number[40];
	if (json_is_string(value)) {
		ask_add(ask, key, json_string_value(value));
	} else if (json_is_integer(value)) {
		ask_add_number(ask, key, json_integer_value(value));
	} else if (json_is_boolean(value)) {
		ask_add(ask, key, json_is_true(value) ? "true" : "false");
	} else if (json_is_real(value)) {
		snprintf(number, sizeof number, "%.15g", json_real_value(value));
		ask_add(ask, key, number);
	} else {
		return false;
	}
	return true;
}

/*
 * Adds a parameter for each condition, repeated for each member of a list. Returns false with the
 * faults.
 */
static bool add_conditions(struct ask *ask, json_t *where, struct error *err)
{
	const char *key;
	json_t *value;
	json_object_foreach(where, key, value)
	{
		if (strcmp(key, "format") == 0 || is_argument(key)) {
			error_add(err, ERROR_BAD_QUERY, key, NULL, NULL,
				is_argument(key) ? "is an argument of its own, beside `where`"
								 : "is JSON here, always");
			continue;
		}
		bool sound = !json_is_array(value) && add_value(ask, key, value);
		for (size_t i = 0; i < json_array_size(value); i++)
			sound = add_value(ask, key, json_array_get(value, i)) && (sound || i == 0);
		if (!sound)
			error_add(err, ERROR_BAD_QUERY, key, NULL, NULL,
				"must be a text, a number, true or false, or a list of such; null is asked for with "
				"__isnull");
	}
	return err->code == ERROR_NONE;
}

/* Adds the other arguments. Also asks for the key, because each row is cited by it. */
static void add_parameters(
	const struct call *call, const struct resource *resource, struct ask *ask)
{
	for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
		if (call_text(call, parameters[i]))
			ask_add(ask, parameters[i], call_text(call, parameters[i]));
	if (call_text(call, "fields") && !call_text(call, "group"))
		ask_add(ask, "fields", resource->fields[resource->key].name);
	ask_add_number(
		ask, "limit", call_number(call, "limit", call_text(call, "group") ? LIMIT_GROUPS : LIMIT));
}

static json_t *next_cursor(const json_t *answer)
{
	const char *next = json_string_value(json_object_get(json_object_get(answer, "links"), "next"));
	const char *cursor = next ? canonical_cursor(next) : NULL;
	return cursor ? json_string(cursor) : NULL;
}

/* Looks for years in all arguments. */
static json_t *explain_nothing(struct call *call)
{
	struct buf asked;
	buf_init(&asked, VALUE_MAX * 16);
	json_t *arguments = json_incref(call->arguments);
	bool ok = builder_print(arguments, &asked) && buf_text(&asked);
	json_t *absent = ok ? coverage_explain(call, asked.data, false) : NULL;
	buf_finish(&asked);
	return absent;
}

json_t *tool_query_result(struct call *call, const struct resource *resource, const json_t *answer)
{
	json_t *meta = json_object_get(answer, "meta"), *cursor = next_cursor(answer);
	const json_t *self = json_object_get(json_object_get(answer, "links"), "self");
	json_t *result = call_begin_result();
	builder_set(&result, "total", json_incref(json_object_get(meta, "total")));
	if (json_object_get(meta, "facets"))
		builder_set(&result, "facets", json_incref(json_object_get(meta, "facets")));
	if (cursor)
		builder_set(&result, "next_cursor", cursor);
	if (json_integer_value(json_object_get(meta, "total")) == 0)
		builder_set(&result, "absent", explain_nothing(call));
	if (!call_text(call, "group"))
		builder_set(&result, "row_url", cite_any_address(call->catalog, resource));
	call_cite(call, &result, cite_address(call->catalog, json_string_value(self)));
	return result;
}

json_t *tool_query(struct call *call)
{
	struct ask ask;
	struct error err;
	error_clear(&err);
	const struct resource *resource = call_resource(call, "resource", call_text(call, "resource"));
	if (!resource)
		return NULL;
	ask_init(&ask, "/v1");
	ask_add_segment(&ask, resource->name);
	if (!add_conditions(&ask, json_object_get(call->arguments, "where"), &err)) {
		ask_finish(&ask);
		return call_refuse(call, &err);
	}
	add_parameters(call, resource, &ask);
	json_t *answer = call_ask_rows(call, &ask);
	if (!answer)
		return NULL;
	json_t *result = tool_query_result(call, resource, answer);
	json_decref(answer);
	return result;
}
