#include "mcp/tools.h"

#include "base/buf.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"
#include "mcp/ask.h"
#include "mcp/coverage.h"
#include "mcp/cite.h"

#include <stdio.h>
#include <string.h>

enum { LIMIT = 10, TEXT_MAX = 4096, ID_MAX = 512 };

static void put(struct buf *text, const char *what, const char *value)
{
	if (value)
		buf_printf(text, "%s%s%s.", text->len > 0 ? " " : "", what, value);
}

/* What a hit says beside its title, in a line. */
static json_t *write_text(const json_t *hit)
{
	struct buf text;
	const json_t *sources = json_object_get(hit, "source_ids");
	buf_init(&text, TEXT_MAX);
	put(&text, "Date: ", json_string_value(json_object_get(hit, "date")));
	put(&text, "Category: ", json_string_value(json_object_get(hit, "category")));
	put(&text, "Status: ", json_string_value(json_object_get(hit, "status")));
	put(&text, "Verdict: ", json_string_value(json_object_get(hit, "verdict")));
	for (size_t i = 0; i < json_array_size(sources); i++)
		put(&text, "Source: ", json_string_value(json_array_get(sources, i)));
	if (json_is_true(json_object_get(hit, "refuted")))
		put(&text, "", "Refuted: this is no fact, and `discrepancies` tells why");
	json_t *json = text.failed ? NULL : json_stringn(text.data ? text.data : "", text.len);
	buf_finish(&text);
	return json;
}

json_t *search_result(const struct call *call, const json_t *hit, enum language language)
{
	char id[ID_MAX];
	const char *resource = json_string_value(json_object_get(hit, "resource")),
			   *key = json_string_value(json_object_get(hit, "id")),
			   *title = call_member(hit, "title", language);
	snprintf(id, sizeof id, "%s/%s", resource, key);
	if (!title)
		title = call_member(hit, "title", language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH);
	json_t *result = json_object();
	builder_set(&result, "id", json_string(id));
	builder_set(&result, "title", json_string(title ? title : id));
	builder_set(&result, "url", cite_item(call->catalog, resource, key));
	builder_set(&result, "text", write_text(hit));
	return result;
}

/* Whether the hits have all of the words; where they have not, the dataset does not tell of all of them. */
static void say_match(struct call *call, json_t **result, const json_t *answer, size_t count)
{
	const json_t *search = json_object_get(json_object_get(answer, "meta"), "search");
	json_t *left_out = json_object_get(search, "left_out");
	bool relaxed = json_is_true(json_object_get(search, "relaxed"));
	builder_set(result, "match",
		json_string(count == 0 ? "none"
				: relaxed      ? "some_words"
							   : "all_words"));
	if (json_array_size(left_out) > 0)
		builder_set(result, "left_out", json_deep_copy(left_out));
	if (count == 0 || relaxed)
		builder_set(result, "absent", coverage_explain(call, call_text(call, "query")));
}

/*
 * Takes out of each hit the texts in which the words were found, and where: most of its bytes, which no result shows, and
 * which it costs as much to read as to search for. Within a text a quote is escaped, so that neither place can be in one.
 */
static void cut_texts(struct buf *hits)
{
	static const char begin[] = ",\"fields\":{", end[] = ",\"matched_by\":[";
	const char *text = buf_text(hits), *from, *to;
	size_t kept = 0;
	while (text && (from = strstr(text, begin)) && (to = strstr(from, end))) {
		memmove(hits->data + kept, text, (size_t)(from - text));
		kept += (size_t)(from - text);
		text = to;
	}
	if (!text)
		return;
	size_t rest = hits->len - (size_t)(text - hits->data);
	memmove(hits->data + kept, text, rest);
	hits->len = kept + rest;
}

json_t *search_ask(struct call *call, struct ask *ask)
{
	json_t *answer = call_ask_rows(call, ask);
	if (!answer)
		return NULL;
	cut_texts(&call->rows);
	json_t *hits = json_memory_read(call->rows.data, call->rows.len, 0);
	buf_finish(&call->rows);
	buf_init(&call->rows, 0);
	builder_set(&answer, "data", hits);
	return answer;
}

json_t *tool_search(struct call *call)
{
	struct ask ask;
	const char *query = call_text(call, "query"), *type = call_text(call, "type");
	enum language language = call_language(query);
	ask_init(&ask, "/v1/search");
	ask_add(&ask, "q", query);
	if (type)
		ask_add(&ask, "type", type);
	ask_add_number(&ask, "limit", call_number(call, "limit", LIMIT));
	json_t *answer = search_ask(call, &ask);
	if (!answer)
		return NULL;
	const json_t *hits = json_object_get(answer, "data");
	json_t *result = call_begin_result(), *results = json_array();
	say_match(call, &result, answer, json_array_size(hits));
	for (size_t i = 0; i < json_array_size(hits); i++)
		builder_append(&results, search_result(call, json_array_get(hits, i), language));
	builder_set(&result, "results", results);
	builder_set(
		&result, "total", json_copy(json_object_get(json_object_get(answer, "meta"), "total")));
	call_cite(call, &result,
		cite_address(call->catalog,
			json_string_value(json_object_get(json_object_get(answer, "links"), "self"))));
	json_decref(answer);
	return result;
}
