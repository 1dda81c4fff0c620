#include "pages/record.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "pages/atom.h"
#include "pages/cell.h"
#include "pages/frame.h"
#include "pages/names.h"
#include "pages/related.h"
#include "pages/summary.h"
#include "pages/tree.h"
#include "query/canonical.h"
#include "query/query.h"
#include "render/citation.h"
#include "render/render.h"

#include <string.h>

/* What stands in a page's lines as a word stands in the page beside what it means. */
static void write_definition(struct view *view, const struct field *field, const json_t *value)
{
	const struct meaning *meaning = field->hit && json_is_string(value)
		? catalog_meaning(view->source->catalog, field, json_string_value(value))
		: NULL;
	if (!meaning)
		return;
	view_puts(view, " <small>");
	view_text(view, view_choose(view, meaning->definition_en, meaning->definition_zh));
	view_puts(view, "</small>");
}

/* Whether a number that is there says its unit by this field. */
static bool is_unit(const struct resource *resource, const struct field *field, const json_t *item)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *number = &resource->fields[i];
		if (number->unit && strcmp(number->unit, field->name) == 0 &&
			json_is_number(json_object_get(item, number->name)))
			return true;
	}
	return false;
}

/* Shown elsewhere on the page: the key, the title, units, and the keys of what a JSON field says more of. */
static bool is_elsewhere(
	const struct view *view, const struct field *field, const json_t *item, const char *title)
{
	const struct resource *resource = view->query->resource;
	char name[CATALOG_NAME_MAX + 1];
	size_t len = strlen(field->name);
	if (field == &resource->fields[resource->key])
		return true;
	if (title && json_string_value(json_object_get(item, field->name)) == title)
		return true;
	if (is_unit(resource, field, item))
		return true;
	if (field->type != FIELD_LIST || len <= 4 || strcmp(field->name + len - 4, "_ids") != 0)
		return false;
	memcpy(name, field->name, len - 4);
	name[len - 4] = '\0';
	return !tree_is_empty(json_object_get(item, name));
}

static void write_fields(struct view *view, const json_t *item, const char *title)
{
	const struct resource *resource = view->query->resource;
	view_puts(view, "<dl class=\"fields\">\n");
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const json_t *value = json_object_get(item, field->name);
		if (field->type == FIELD_JSON || tree_is_empty(value) ||
			cell_is_hidden(view, resource, field) || is_elsewhere(view, field, item, title))
			continue;
		view_puts(view, "<dt>");
		view_text(view, view_field_title(view, field));
		view_puts(view, "</dt><dd>");
		cell_write(view, resource, field, item);
		write_definition(view, field, value);
		view_puts(view, "</dd>\n");
	}
	view_puts(view, "</dl>\n");
}

/* What has parts has a section of its own. */
static void write_parts(struct view *view, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const json_t *value = json_object_get(item, field->name);
		if (field->type != FIELD_JSON || tree_is_empty(value))
			continue;
		view_puts(view, "<h2>");
		view_text(view, view_field_title(view, field));
		view_puts(view, "</h2>\n");
		tree_write(view, field, value);
		view_puts(view, "\n");
	}
}

/* The item in the API, by a suffix. */
static void write_data_link(struct view *view, const char *key, const char *suffix)
{
	buf_printf(view->html.out, "<a href=\"%s/v1/%s/", base_path(), view->query->resource->name);
	canonical_text(view->html.out, key, strlen(key));
	buf_printf(view->html.out, ".%s\">%s</a> ", suffix, suffix);
}

static void write_citation(struct view *view, const char *key)
{
	struct buf text;
	struct query query = *view->query;
	query.labels = view->language;
	buf_init(&text, RENDER_MAX);
	view_puts(view, "<h2>");
	view_word(view, WORD_CITE);
	view_puts(view, "</h2>\n<pre>");
	citation_render(view->source, &query, key, CITATION_TEXT, &text, view->err);
	view_text(view, buf_text(&text));
	view_puts(view, "</pre>\n<p>");
	for (int form = CITATION_NONE + 1; form <= CITATION_TEXT; form++)
		write_data_link(view, key, citation_suffix((enum citation)form) + 1);
	view_puts(view, "</p>\n");
	html_finish(&view->html, &text);
}

static void write_data(struct view *view, const char *key)
{
	view_puts(view, "<h2>");
	view_word(view, WORD_DATA);
	view_puts(view, "</h2>\n<p>");
	for (int format = FORMAT_NONE + 1; format < FORMAT_COUNT; format++)
		write_data_link(view, key, format_name((enum format)format));
	view_puts(view, "</p>\n<p class=\"soft\">");
	view_word(view, WORD_ID);
	view_puts(view, " <code>");
	view_text(view, key);
	view_puts(view, "</code></p>\n");
}

static void write_page(struct view *view, const char *key, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	const char *title = names_title(view, resource, item);
	struct buf name, description, path;
	buf_init(&name, RENDER_MAX);
	buf_init(&description, RENDER_MAX);
	buf_init(&path, RENDER_MAX);
	summary_title(view, resource, item, &name);
	summary_write(view, resource, item, &description);
	canonical_path(view->query, key, &path);
	if (buf_text(&name) && buf_text(&description) && buf_text(&path)) {
		struct frame frame = {.title = name.data,
			.description = description.data,
			.path = path.data + strlen(view->query->base)};
		frame.linked = frame_linked(view, &frame, "CreativeWork", key);
		frame_begin(view, &frame);
		frame_write_trail(view, resource);
		view_puts(view, "<h1>");
		view_text(view, name.data);
		view_puts(view, "</h1>\n");
		write_fields(view, item, title);
		related_write(view, key);
		write_parts(view, item);
		write_citation(view, key);
		write_data(view, key);
		frame_end(view);
	}
	html_finish(&view->html, &name);
	html_finish(&view->html, &description);
	html_finish(&view->html, &path);
}

bool record_write(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	struct buf text;
	buf_init(&text, RENDER_MAX);
	json_t *answer = render_item(source, query, key, &text, err) ? view_read(&view, &text) : NULL;
	buf_finish(&text);
	if (answer)
		write_page(&view, key, json_object_get(answer, "data"));
	json_decref(answer);
	return answer && view_end(&view);
}
