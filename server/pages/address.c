#include "pages/address.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "query/canonical.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

enum {
	FILE_NAME_MAX = 100 /* characters; with its suffix a name may have 255 bytes */
};

static void write_link(struct view *view, const struct query *query, const char *cursor)
{
	struct buf link;
	buf_init(&link, 8 * TARGET_MAX);
	canonical_link(query, cursor, &link);
	view_puts(view, "<a href=\"");
	view_text(view, buf_text(&link));
	view_puts(view, "\"");
	html_finish(&view->html, &link);
}

static void open_link(struct view *view, const struct query *query, const char *cursor)
{
	write_link(view, query, cursor);
	view_puts(view, ">");
}

/* Writes a file name: the resource, and the conditions. */
static void write_file_name(struct view *view, const struct query *query)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
	struct query selected = *query;
	struct buf path;
	selected.base = "";
	selected.format_is_explicit = false;
	selected.fields = query->resource ? resource_usual_fields(query->resource) : 0;
	buf_init(&path, 8 * TARGET_MAX);
	canonical_link(&selected, NULL, &path);
	view_puts(view, " download=\"");
	const char *p = buf_text(&path);
	for (size_t len = 0; p && *p && len < FILE_NAME_MAX; len++) {
		if (strchr(plain, *p))
			buf_putc(view->html.out, *p++);
		else if ((p += strcspn(p, plain), len > 0))
			buf_putc(view->html.out, '-');
	}
	buf_printf(view->html.out, ".%s\"", format_name(query->format));
	html_finish(&view->html, &path);
}

static void drop(struct query *query, size_t condition)
{
	query->condition_count--;
	memmove(query->conditions + condition, query->conditions + condition + 1,
		(query->condition_count - condition) * sizeof *query->conditions);
}

void address_without(struct view *view, size_t condition)
{
	struct query query = *view->query;
	drop(&query, condition);
	open_link(view, &query, NULL);
}

void address_add(struct query *query, const struct dimension *dimension, const json_t *value)
{
	struct condition condition = {.field = dimension->field,
		.op = json_is_null(value) ? OPERATOR_ISNULL
			: dimension->year     ? OPERATOR_YEAR
								  : OPERATOR_EQ,
		.first = query->value_count,
		.count = 1};
	if (query->condition_count == QUERY_CONDITIONS_MAX || query->value_count == QUERY_VALUES_MAX)
		return;
	query->values[query->value_count++] = json_is_string(value)
		? value_text(json_string_value(value), json_string_length(value))
		: value_integer(json_is_integer(value) ? json_integer_value(value) : !json_is_false(value));
	query->conditions[query->condition_count++] = condition;
}

void address_with(struct view *view, const struct field *field, const json_t *value)
{
	struct query query = *view->query;
	for (size_t i = query.condition_count; i > 0; i--) {
		const struct condition *condition = &query.conditions[i - 1];
		if (condition->field == field &&
			(condition->op == OPERATOR_EQ || condition->op == OPERATOR_ISNULL))
			drop(&query, i - 1);
	}
	address_add(&query, &(struct dimension){.field = field}, value);
	open_link(view, &query, NULL);
}

void address_sorted(struct view *view, const struct field *field, bool descending)
{
	struct query query = *view->query;
	const struct field *key = &query.resource->fields[query.resource->key];
	query.sort[0] = (struct sort_term){.field = field, .descending = descending};
	query.sort[1] = (struct sort_term){.field = key};
	query.sort_count = field == key ? 1 : 2;
	open_link(view, &query, NULL);
}

void address_of_type(struct view *view, const struct resource *resource)
{
	struct query query = *view->query;
	query.types = resource ? UINT64_C(1) << (resource - view->source->catalog->resources) : 0;
	open_link(view, &query, NULL);
}

void address_at(struct view *view, const char *cursor)
{
	open_link(view, view->query, cursor);
}

void address_as(struct view *view, enum format format)
{
	struct query query = *view->query;
	char base[BASE_PATH_MAX + 8];
	snprintf(base, sizeof base, "%s/v1", base_path());
	query.base = base;
	query.format = format;
	query.format_is_explicit = true;
	query.limit = QUERY_LIMIT_DEFAULT;
	query.limit_given = query.links_to_pages = false;
	write_link(view, &query, NULL);
	if (format != FORMAT_JSON) /* browsers show JSON, but save other formats */
		write_file_name(view, &query);
	view_puts(view, ">");
}

/* Takes only the cursor from the answer's link, which also names what the page shows. */
void address_write_ways(struct view *view, const json_t *answer)
{
	const char *next = json_string_value(json_object_get(json_object_get(answer, "links"), "next"));
	const char *cursor = next ? canonical_cursor(next) : NULL;
	view_puts(view, "<p class=\"ways\">");
	if (view->query->cursor) {
		address_at(view, NULL);
		view_word(view, WORD_FIRST);
		view_puts(view, "</a> ");
	}
	if (cursor) {
		address_at(view, cursor);
		view_word(view, WORD_NEXT);
		view_puts(view, "</a>");
	}
	view_puts(view, "</p>\n");
	if (json_array_size(json_object_get(answer, "data")) == 0)
		return;
	view_puts(view, "<div class=\"ways\">\n<h2>");
	view_word(view, WORD_DATA);
	view_puts(view, "</h2>\n<p>");
	for (int format = FORMAT_NONE + 1; format < FORMAT_COUNT; format++) {
		address_as(view, (enum format)format);
		view_puts(view, format_name((enum format)format));
		view_context(view, view_said(view, WORD_DATA));
		view_puts(view, "</a> ");
	}
	view_puts(view, "</p>\n</div>\n");
}
