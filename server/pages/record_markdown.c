#include "pages/record_markdown.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/parts.h"
#include "documents/markdown.h"
#include "pages/cell.h"
#include "pages/dates.h"
#include "pages/summary.h"
#include "pages/member.h"
#include "query/canonical.h"
#include "query/query.h"
#include "render/citation.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 4 /* of nesting; deeper parts are only in the API */ };

/* Writes a link to another record as Markdown, with its name or key. */
static void write_link(
	struct view *view, const struct resource *resource, const char *key, const char *name)
{
	struct buf *out = view->html.out;
	buf_putc(out, '[');
	markdown_text(out, name ? name : key);
	buf_printf(out, "](%s/%s/", view->query->base, resource->name);
	canonical_text(out, key, strlen(key));
	buf_puts(out, MARKDOWN_SUFFIX ")");
}

/* Writes a text as its field requires: a word with its title, a reference as a link. */
static void write_text(
	struct view *view, const struct field *field, const char *text, const char *name)
{
	struct buf *out = view->html.out;
	const struct meaning *meaning =
		field ? catalog_meaning(view->source->catalog, field, text) : NULL;
	const struct resource *other =
		field && field->ref ? catalog_resource(view->source->catalog, field->ref) : NULL;
	if (meaning) {
		markdown_text(out, view_choose(view, meaning->title_en, meaning->title_zh));
		buf_puts(out, " (");
		markdown_code(out, text);
		buf_putc(out, ')');
	} else if (other) {
		write_link(view, other, text, name);
	} else {
		markdown_text(out, name ? name : text);
		if (name)
			buf_puts(out, " (");
		if (name)
			markdown_code(out, text);
		buf_puts(out, name ? ")" : "");
	}
}

static void write_atom(
	struct view *view, const struct field *field, const json_t *value, const char *name)
{
	struct buf *out = view->html.out;
	if (json_is_string(value))
		write_text(view, field, json_string_value(value), name);
	else if (json_is_boolean(value))
		buf_puts(out, view_said(view, json_is_true(value) ? WORD_YES : WORD_NO));
	else if (json_is_integer(value))
		buf_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_real(value))
		buf_printf(out, "%.15g", json_real_value(value));
}

/* Whether another field has the same in the requested language. */
static bool is_foreign(const struct view *view, const char *name, const json_t *beside)
{
	char own[CATALOG_NAME_MAX + 1];
	return view->query->labels != LANGUAGE_NONE && strlen(name) <= CATALOG_NAME_MAX &&
		view_is_foreign(view, name, own) && json_object_get(beside, own);
}

/* Writes a date as precisely as it is known. */
static void write_date(struct view *view, struct dated dated)
{
	struct buf said;
	buf_init(&said, view->html.out->max);
	dates_say(dated, view->html.chinese, &said);
	markdown_text(view->html.out, buf_text(&said));
	html_finish(&view->html, &said);
}

/* Returns the title beside a key, `x_title_en` beside `x_id`; NULL if there is none. */
static const char *title_beside(const struct view *view, const json_t *object, const char *member)
{
	char name[2 * CATALOG_NAME_MAX];
	const char *title = NULL;
	size_t len = strlen(member) - strlen("_id");
	for (int other = 0; other < 2 && !title; other++) {
		bool chinese = view->html.chinese != (other == 1);
		snprintf(name, sizeof name, "%.*s_title_%s", (int)len, member, chinese ? "zh" : "en");
		title = json_string_value(json_object_get(object, name));
	}
	return title;
}

static void write_value(struct view *view, const struct field *field, const json_t *value,
	const json_t *names, int depth);

/* Whether a field is a companion of a date: start, precision, or whether it is inferred. */
static bool is_of_date(
	const struct resource *resource, const struct field *field, const json_t *item)
{
	const struct field *whole = parts_whole(resource, field);
	return whole && field_is_date(whole) && json_is_string(json_object_get(item, whole->name));
}

/* Writes the members of an object in one line. */
static void write_members(
	struct view *view, const struct field *whole, const json_t *object, int depth)
{
	char storage[CATALOG_NAME_MAX + 1];
	const char *member, *before = "";
	json_t *value;
	json_object_foreach((json_t *)object, member, value)
	{
		const struct member of = member_find(view, whole, member);
		const struct field *field = of.field;
		const struct resource *other = member_resource(view, object, member);
		const struct field word = {.vocabulary = member}; /* not a field's name */
		if (member_is_empty(value) || is_foreign(view, member, object) ||
			member_is_of_link(view, object, member) ||
			(field && field_is_digest(field)) || /* of quotations; the API has it */
			(field && is_of_date(of.resource, field, object)))
			continue;
		buf_puts(view->html.out, before);
		markdown_text(view->html.out, member_title(view, whole, object, member, storage));
		buf_puts(view->html.out, view_said(view, WORD_IS));
		if (other && json_is_string(value))
			write_link(view, other, json_string_value(value), title_beside(view, object, member));
		else if (field && field_is_date(field))
			write_date(view, dates_of(of.resource, field, object));
		else
			write_value(view, field ? field : &word, value, NULL, depth + 1);
		before = "; ";
	}
}

/* `names` holds the names of the records that a value refers to, or is NULL. */
static void write_value(struct view *view, const struct field *field, const json_t *value,
	const json_t *names, int depth)
{
	struct buf *out = view->html.out;
	if (depth > DEPTH_MAX) {
		buf_puts(out, "…");
	} else if (json_is_object(value)) {
		buf_puts(out, depth > 0 ? "(" : "");
		write_members(view, field, value, depth);
		buf_puts(out, depth > 0 ? ")" : "");
	} else if (json_is_array(value)) {
		for (size_t i = 0; i < json_array_size(value); i++) {
			buf_puts(out, i > 0 ? view_said(view, WORD_JOINT) : "");
			write_value(view, field, json_array_get(value, i), json_array_get(names, i), depth + 1);
		}
	} else {
		write_atom(view, field, value, json_string_value(names));
	}
}

/* An empty list states that there is none; null does not. */
static bool is_none(const json_t *value)
{
	return json_is_array(value) && json_array_size(value) == 0;
}

static bool is_told(const json_t *value)
{
	return is_none(value) || !member_is_empty(value);
}

/* Writes an object of a list on each line. */
static void write_field(struct view *view, const struct field *field, const json_t *item)
{
	struct buf *out = view->html.out;
	const json_t *value = json_object_get(item, field->name);
	const json_t *names = field->label ? json_object_get(item, field->label) : NULL;
	buf_puts(out, "- **");
	markdown_text(out, view_field_title(view, field));
	buf_printf(out, "** `%s`%s", field->name, view_said(view, WORD_IS));
	if (json_is_object(json_array_get(value, 0)))
		for (size_t i = 0; i < json_array_size(value); i++) {
			buf_puts(out, "\n  - ");
			write_members(view, field, json_array_get(value, i), 0);
		}
	else if (is_none(value))
		buf_puts(out, view_said(view, WORD_NOTHING));
	else if (field_is_date(field))
		write_date(view, dates_of(view->query->resource, field, item));
	else
		write_value(view, field, value, names, 0);
	buf_putc(out, '\n');
}

/*
 * Whether to leave a field out: only for searching, in another language, or a companion of a date.
 */
static bool is_hidden(const struct view *view, const struct field *field, const json_t *item)
{
	return cell_is_only_found(field) || is_foreign(view, field->name, item) ||
		is_of_date(view->query->resource, field, item);
}

static void write_fields(struct view *view, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	const char *before = NULL;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!is_hidden(view, field, item) && is_told(json_object_get(item, field->name)))
			write_field(view, field, item);
	}
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (is_hidden(view, field, item) || is_told(json_object_get(item, field->name)))
			continue;
		buf_printf(view->html.out, before ? "%s`%s`" : "- %s%s`%s`",
			before ? before : view_said(view, WORD_UNSAID),
			before ? field->name : view_said(view, WORD_IS), field->name);
		before = view_said(view, WORD_JOINT);
	}
	buf_puts(view->html.out, before ? "\n" : "");
}

/* Writes the citation as a block quote. */
static void write_citation(struct view *view, const char *key)
{
	struct buf *out = view->html.out, text;
	buf_init(&text, RENDER_MAX);
	buf_printf(out, "\n## %s\n\n", view_said(view, WORD_CITE));
	citation_render(view->source, view->query, key, CITATION_TEXT, &text, view->err);
	for (const char *line = buf_text(&text); line && *line; line += strcspn(line, "\n") + 1) {
		char *end = strchr(line, '\n');
		if (!end)
			break;
		*end = '\0';
		buf_puts(out, end > line ? "- " : "");
		markdown_text(out, line);
		buf_puts(out, end > line ? "\n" : "");
		*end = '\n';
	}
	html_finish(&view->html, &text);
}

/* Writes the permanent address as a link. */
static void write_pinned(struct view *view, const char *key)
{
	const struct catalog *catalog = view->source->catalog;
	const char *resource = view->query->resource->name;
	struct buf *out = view->html.out;
	buf_printf(out, "\n%s%s[", view_said(view, WORD_PINNED), view_said(view, WORD_IS));
	canonical_pinned(catalog, resource, key, out);
	buf_puts(out, "](");
	canonical_pinned(catalog, resource, key, out);
	buf_puts(out, ")\n");
}

bool record_markdown_write(const struct source *source, const struct query *query, const char *key,
	struct buf *body, struct error *err)
{
	enum language language = query->labels == LANGUAGE_NONE ? LANGUAGE_EN : query->labels;
	struct view view = view_begin(language, source, query, body, err);
	struct query shown = *query;
	struct buf title;
	shown.labels = language;
	shown.fields = resource_all_fields(query->resource);
	buf_init(&title, RENDER_MAX);
	json_t *item = view_ask_item(&view, &shown, key, err);
	if (item) {
		summary_title(&view, query->resource, item, &title);
		buf_puts(body, "# ");
		markdown_text(body, buf_text(&title));
		buf_puts(body, "\n\n");
		markdown_text(body, view_resource_title(&view, query->resource));
		buf_printf(body, " `%s`\n\n", query->resource->name);
		write_fields(&view, item);
		write_citation(&view, key);
		write_pinned(&view, key);
	}
	html_finish(&view.html, &title);
	json_decref(item);
	return item && view_end(&view);
}
