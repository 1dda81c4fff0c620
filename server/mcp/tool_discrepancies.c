#include "mcp/tools.h"

#include "base/buf.h"
#include "dataset/catalog.h"
#include "mcp/ask.h"
#include "mcp/item.h"

#include <stdio.h>
#include <string.h>

enum { LIMIT = 50, HITS = 30, WORDS_MAX = 256 };

static const char name[] = "discrepancies";

bool offers_discrepancies(const struct catalog *catalog)
{
	return catalog_resource(catalog, name) != NULL;
}

static void begin(struct ask *ask)
{
	ask_init(ask, "/v1");
	ask_add_segment(ask, name);
	ask_add_number(ask, "limit", LIMIT);
}

/* Sends a request and adds the keys of its rows to the set. Returns false with call->problem. */
static bool add_found(struct call *call, struct ask *find, json_t *keys)
{
	const struct resource *resource = catalog_resource(call->catalog, name);
	json_t *answer = call_ask(call, find), *row;
	bool ok = answer != NULL;
	size_t i;
	json_array_foreach(json_object_get(answer, "data"), i, row)
	{
		json_t *key = json_object_get(row, resource->fields[resource->key].name);
		if (json_is_string(key))
			ok = json_object_set(keys, json_string_value(key), key) == 0 && ok;
	}
	json_decref(answer);
	return ok;
}

/* Adds the discrepancies whose field names one of the hits. */
static bool add_naming(
	struct call *call, const struct field *field, const json_t *hits, json_t *keys)
{
	struct ask ask;
	const json_t *hit;
	size_t i;
	begin(&ask);
	json_array_foreach(hits, i, hit)
	{
		ask_add(&ask, field->name, json_string_value(json_object_get(hit, "id")));
	}
	return add_found(call, &ask, keys);
}

/* Searches for records with all of the words. Returns NULL with call->problem. */
static json_t *find_records(struct call *call, const char *words)
{
	struct ask ask;
	ask_init(&ask, "/v1/search");
	search_add_words(&ask, words);
	ask_add_number(&ask, "limit", HITS);
	return search_ask_strictly(call, &ask);
}

/* Returns the key if the query is resource/key of the resource that a field refers to, or NULL. */
static const char *key_of(const char *query, const struct field *field)
{
	size_t len = field->ref ? strlen(field->ref) : 0;
	bool names = len > 0 && strncmp(query, field->ref, len) == 0 && query[len] == '/';
	return names && query[len + 1] ? query + len + 1 : NULL;
}

/* Adds the discrepancies whose field refers to a hit, or to the record that the query names. */
static bool follow(struct call *call, const char *query, const struct field *field,
	const json_t *hits, json_t *keys)
{
	struct ask ask;
	const char *key = key_of(query, field);
	if (field->ref && strcmp(field->ref, "*") == 0 && json_array_size(hits) > 0)
		return add_naming(call, field, hits, keys);
	if (!key)
		return true;
	begin(&ask);
	ask_add(&ask, field->name, key);
	return add_found(call, &ask, keys);
}

/*
 * Finds the discrepancies with these words, and those about a record with these words, since a
 * discrepancy need not repeat the names and figures of its record.
 */
static bool find(struct call *call, const char *query, const char *words, json_t *keys)
{
	const struct resource *resource = catalog_resource(call->catalog, name);
	struct ask ask;
	begin(&ask);
	search_add_words(&ask, words);
	json_t *answer = add_found(call, &ask, keys) ? find_records(call, words) : NULL;
	bool ok = answer != NULL;
	for (size_t i = 0; ok && i < resource->field_count; i++)
		ok = follow(call, query, &resource->fields[i], json_object_get(answer, "data"), keys);
	json_decref(answer);
	return ok;
}

/* If the query is resource/the-key, searches for the words of the key. */
static void write_words(const char *query, struct buf *words)
{
	const char *slash = strchr(query, '/');
	bool is_name = !strpbrk(query, " \t");
	for (const char *at = is_name && slash && slash[1] ? slash + 1 : query; *at; at++)
		buf_putc(words, is_name && (*at == '-' || *at == '_') ? ' ' : *at);
}

/* If the query names a record, whether it exists. Returns false with call->problem. */
static bool is_there(struct call *call, const char *query)
{
	char resource[CATALOG_NAME_MAX + 1];
	size_t len = strcspn(query, "/");
	bool names = len < sizeof resource && query[len] && query[len + 1] && !strpbrk(query, " \t");
	snprintf(resource, sizeof resource, "%.*s", names ? (int)len : 0, query);
	if (!catalog_resource(call->catalog, resource))
		return true;
	json_t *answer = item_ask(call, resource, query + len + 1);
	json_decref(answer);
	return answer != NULL;
}

/*
 * Reads the discrepancies with these keys. If there are none, searches for the words, which find
 * nothing, so that the answer has links and total as usual.
 */
static json_t *ask_for(struct call *call, const char *words, json_t *keys)
{
	const struct resource *resource = catalog_resource(call->catalog, name);
	const char *key, *cursor = call_text(call, "cursor");
	json_t *value;
	struct ask ask;
	begin(&ask);
	json_object_foreach(keys, key, value)
	{
		ask_add(&ask, resource->fields[resource->key].name, key);
	}
	if (words && json_object_size(keys) == 0)
		search_add_words(&ask, words);
	if (cursor)
		ask_add(&ask, "cursor", cursor);
	return call_ask_rows(call, &ask);
}

json_t *tool_discrepancies(struct call *call)
{
	const char *query = call_text(call, "query");
	json_t *keys = json_object(), *answer = NULL;
	struct buf words;
	buf_init(&words, WORDS_MAX);
	if (!query)
		answer = ask_for(call, NULL, keys);
	else {
		write_words(query, &words);
		if (keys && buf_text(&words) && is_there(call, query) &&
			find(call, query, words.data, keys))
			answer = ask_for(call, words.data, keys);
	}
	json_decref(keys);
	buf_finish(&words);
	if (!answer)
		return NULL;
	json_t *result = tool_query_result(call, catalog_resource(call->catalog, name), answer);
	json_decref(answer);
	return result;
}
