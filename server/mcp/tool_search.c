#include "mcp/tools.h"

#include "base/buf.h"
#include "documents/json_builder.h"
#include "documents/json_memory.h"
#include "fulltext/stopword.h"
#include "fulltext/token.h"
#include "mcp/ask.h"
#include "mcp/cite.h"
#include "mcp/coverage.h"
#include "mcp/json_scan.h"
#include "pages/dates.h"
#include "query/canonical.h"
#include "render/row.h"

#include <string.h>

enum { LIMIT = 10, TEXT_MAX = 1 << 16, RESULTS_MAX = 2 << 20 };

static void put(struct buf *text, const char *what, const char *value)
{
	if (value)
		buf_printf(text, "%s%s%s.", text->len > 0 ? " " : "", what, value);
}

static void put_date(const json_t *hit, enum language language, struct buf *text)
{
	struct dated dated = dates_of_hit(hit);
	if (!dated.date)
		return;
	buf_puts(text, "Date: ");
	dates_say(dated, language == LANGUAGE_ZH, text);
	buf_putc(text, '.');
}

/* Writes what a hit says in addition to its title, on one line. */
static void write_text(const json_t *hit, enum language language, struct buf *text)
{
	const json_t *sources = json_object_get(hit, "source_ids");
	put_date(hit, language, text);
	put(text, "Category: ", json_string_value(json_object_get(hit, "category")));
	put(text, "Status: ", json_string_value(json_object_get(hit, "status")));
	put(text, "Verdict: ", json_string_value(json_object_get(hit, "verdict")));
	for (size_t i = 0; i < json_array_size(sources); i++)
		put(text, "Source: ", json_string_value(json_array_get(sources, i)));
	if (json_is_true(json_object_get(hit, "refuted")))
		put(text, "", "Refuted: this is no fact, and `discrepancies` tells why");
}

/* Writes a member whose name includes the punctuation before it, and finishes the value. */
static void write_member(struct buf *out, const char *name, struct buf *value)
{
	buf_puts(out, name);
	row_write_string(out, value->len > 0 ? value->data : "", value->len);
	out->failed = out->failed || value->failed;
	buf_finish(value);
}

void search_write_result(struct call *call, const json_t *hit, enum language language)
{
	const char *resource = json_string_value(json_object_get(hit, "resource")),
			   *key = json_string_value(json_object_get(hit, "id")),
			   *title = call_member(hit, "title", language);
	struct buf *out = &call->rows, id, name, url, text;
	if (!title)
		title = call_member(hit, "title", language == LANGUAGE_ZH ? LANGUAGE_EN : LANGUAGE_ZH);
	buf_init(&id, TEXT_MAX);
	buf_init(&name, TEXT_MAX);
	buf_init(&url, TEXT_MAX);
	buf_init(&text, TEXT_MAX);
	buf_printf(&id, "%s/%s", resource, key);
	buf_puts(&name, title ? title : key);
	canonical_pinned(call->catalog, resource, key, &url);
	write_text(hit, language, &text);
	write_member(out, out->len > 1 ? ",{\"id\":" : "{\"id\":", &id);
	write_member(out, ",\"title\":", &name);
	write_member(out, ",\"url\":", &url);
	write_member(out, ",\"text\":", &text);
	buf_putc(out, '}');
}

void search_begin_results(struct call *call, const char *name)
{
	call->rows_name = name;
	buf_putc(&call->rows, '[');
}

void search_end_results(struct call *call)
{
	buf_putc(&call->rows, ']');
}

int64_t search_total(const json_t *answer)
{
	return json_integer_value(json_object_get(json_object_get(answer, "meta"), "total"));
}

bool search_is_relaxed(const json_t *answer)
{
	const json_t *search = json_object_get(json_object_get(answer, "meta"), "search");
	return json_is_true(json_object_get(search, "relaxed"));
}

/* Adds whether the hits have all of the words, and otherwise what to make of that. */
static void say_match(struct call *call, json_t **result, const json_t *answer, size_t count)
{
	const json_t *search = json_object_get(json_object_get(answer, "meta"), "search");
	json_t *left_out = json_object_get(search, "left_out");
	bool relaxed = search_is_relaxed(answer);
	builder_set(result, "match",
		json_string(count == 0 ? "none"
				: relaxed      ? "some_words"
							   : "all_words"));
	if (json_array_size(left_out) > 0)
		builder_set(result, "left_out", json_deep_copy(left_out));
	if (count == 0 || relaxed)
		builder_set(result, "absent", coverage_explain(call, call_text(call, "query"), count > 0));
}

/*
 * Members that no result uses are not parsed: they are most of the bytes, and parsing them would
 * cost as much as the search.
 */
static bool is_shown(const struct json_scan *member)
{
	return !json_scan_is(member, "fields") && !json_scan_is(member, "highlight") &&
		!json_scan_is(member, "matched_by") && !json_scan_is(member, "links");
}

/* Parses the hits without the members that no result uses. */
static json_t *read_hits(struct buf *hits)
{
	struct json_scan hit, member;
	struct buf shown;
	const char *text = buf_text(hits);
	buf_init(&shown, hits->max);
	json_scan_init(&hit, text ? text : "");
	while (json_scan_next(&hit)) {
		buf_puts(&shown, shown.len > 0 ? ",{" : "[{");
		json_scan_init(&member, hit.value);
		for (size_t count = 0; json_scan_next(&member);)
			if (is_shown(&member)) {
				buf_puts(&shown, count++ > 0 ? "," : "");
				buf_put(&shown, member.begin, (size_t)(member.end - member.begin));
			}
		buf_putc(&shown, '}');
	}
	buf_puts(&shown, shown.len > 0 ? "]" : "[]");
	json_t *json = text && !shown.failed ? json_memory_read(shown.data, shown.len, 0, NULL) : NULL;
	buf_finish(&shown);
	return json;
}

/* Puts the hits, which are in call->rows, into the answer. */
static json_t *take_hits(struct call *call, json_t *answer)
{
	if (!answer)
		return NULL;
	json_t *hits = read_hits(&call->rows);
	buf_finish(&call->rows);
	buf_init(&call->rows, RESULTS_MAX);
	builder_set(&answer, "data", hits);
	return answer;
}

json_t *search_ask(struct call *call, struct ask *ask)
{
	return take_hits(call, call_ask_rows(call, ask));
}

json_t *search_ask_strictly(struct call *call, struct ask *ask)
{
	return take_hits(call, call_ask_lines(call, ask));
}

void search_add_words(struct ask *ask, const char *text)
{
	struct token_reader reader = {.text = text, .len = strlen(text)};
	struct token token;
	struct buf words;
	size_t end = 0;
	bool any = false, stopped = false;
	buf_init(&words, TEXT_MAX);
	for (;;) {
		if (stopword_skip(&reader) || (stopped && stopword_skip_measure(&reader))) {
			stopped = true;
			continue;
		}
		if (!token_next(&reader, &token))
			break;
		/* keeps together what is written together: 1+1+1 */
		buf_puts(&words, token.start > end && any ? " " : "");
		buf_put(&words, text + token.start, token.end - token.start);
		end = token.end;
		any = any || token.kind != TOKEN_MARK;
		stopped = false;
	}
	ask_add(ask, "q", any && buf_text(&words) ? words.data : text);
	ask->target.failed = ask->target.failed || words.failed;
	buf_finish(&words);
}

json_t *tool_search(struct call *call)
{
	struct ask ask;
	const char *query = call_text(call, "query"), *type = call_text(call, "type");
	enum language language = call_language(query);
	ask_init(&ask, "/v1/search");
	search_add_words(&ask, query);
	if (type)
		ask_add(&ask, "type", type);
	ask_add_number(&ask, "limit", call_number(call, "limit", LIMIT));
	json_t *answer = search_ask(call, &ask);
	if (!answer)
		return NULL;
	const json_t *hits = json_object_get(answer, "data");
	json_t *result = call_begin_result();
	say_match(call, &result, answer, json_array_size(hits));
	search_begin_results(call, "results");
	for (size_t i = 0; i < json_array_size(hits); i++)
		search_write_result(call, json_array_get(hits, i), language);
	search_end_results(call);
	builder_set(
		&result, "total", json_copy(json_object_get(json_object_get(answer, "meta"), "total")));
	call_cite(call, &result,
		cite_address(call->catalog,
			json_string_value(json_object_get(json_object_get(answer, "links"), "self"))));
	json_decref(answer);
	return result;
}
