#include "pages/related.h"

#include "base/buf.h"
#include "base/error.h"
#include "pages/names.h"
#include "pages/summary.h"
#include "query/query.h"
#include "render/render.h"

#include <string.h>

/* Whether a relation has a section: it leads from what is in no other resource, and has the plain name. */
static bool is_section(const struct relation *relation)
{
	return relation->other->searched_by_default &&
		strcmp(relation->name, relation->other->name) == 0;
}

static const char *key_of(const struct resource *resource, const json_t *item)
{
	return json_string_value(json_object_get(item, resource->fields[resource->key].name));
}

static void write_row(struct view *view, const struct resource *resource, const json_t *item)
{
	struct buf name, points;
	const char *key = key_of(resource, item);
	buf_init(&name, RENDER_MAX);
	buf_init(&points, RENDER_MAX);
	names_of_item(view, resource, item, &name);
	summary_points(view, resource, item, &points);
	view_puts(view, "<li>");
	view_open_link(view, resource, key);
	view_text(view, name.len > 0 ? buf_text(&name) : key);
	view_puts(view, "</a>");
	if (points.len > 0) {
		view_puts(view, " <small>");
		view_text(view, buf_text(&points));
		view_puts(view, "</small>");
	}
	view_puts(view, "</li>\n");
	html_finish(&view->html, &name);
	html_finish(&view->html, &points);
}

/* The page of all of them, and how many they are. */
static void write_all(struct view *view, const struct relation *relation, const json_t *many)
{
	const json_t *total = json_object_get(json_object_get(many, "meta"), "total");
	view_puts(view, "<a href=\"");
	view_json_text(view, json_object_get(json_object_get(many, "links"), "all"));
	view_puts(view, "\">");
	view_text(view, view_resource_title(view, relation->other));
	if (strcmp(relation->name, relation->other->name) != 0) { /* one of several */
		view_puts(view, " · ");
		view_text(view, view_field_title(view, relation->field));
	}
	buf_printf(view->html.out, " (%" JSON_INTEGER_FORMAT ")</a>", json_integer_value(total));
}

static void write_section(struct view *view, const struct relation *relation, const json_t *many)
{
	const json_t *data = json_object_get(many, "data");
	view_puts(view, "<h2>");
	write_all(view, relation, many);
	view_puts(view, "</h2>\n<ul>\n");
	for (size_t i = 0; i < json_array_size(data); i++)
		write_row(view, relation->other, json_array_get(data, i));
	view_puts(view, "</ul>\n");
}

/* Those of a set of relations, for whose sections, or for the others. */
static void write_set(struct view *view, uint64_t set, bool sections, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->relation_count; i++) {
		const struct relation *relation = &resource->relations[i];
		const json_t *many = json_object_get(item, relation->name);
		if (!(set & (UINT64_C(1) << i)) || json_array_size(json_object_get(many, "data")) == 0)
			continue;
		if (sections) {
			write_section(view, relation, many);
			continue;
		}
		write_all(view, relation, many);
		view_puts(view, " ");
	}
}

/* As many relations as one answer may have, with nothing of the item but its key. */
static void ask(struct view *view, const char *key, uint64_t set, bool sections)
{
	const struct resource *resource = view->query->resource;
	struct query query = *view->query;
	struct buf text;
	query.fields = field_bit(resource, &resource->fields[resource->key]);
	query.include = set;
	buf_init(&text, RENDER_MAX);
	json_t *answer =
		render_item(view->source, &query, key, &text, view->err) ? view_read(view, &text) : NULL;
	buf_finish(&text);
	write_set(view, set, sections, json_object_get(answer, "data"));
	json_decref(answer);
}

static void write_kind(struct view *view, const char *key, bool sections)
{
	const struct resource *resource = view->query->resource;
	uint64_t set = 0;
	for (size_t i = 0; i < resource->relation_count && view->err->code == ERROR_NONE; i++) {
		const struct relation *relation = &resource->relations[i];
		if (relation->kind == RELATION_MANY && is_section(relation) == sections)
			set |= UINT64_C(1) << i;
		if (__builtin_popcountll(set) == QUERY_RELATED_MAX) {
			ask(view, key, set, sections);
			set = 0;
		}
	}
	if (set != 0 && view->err->code == ERROR_NONE)
		ask(view, key, set, sections);
}

void related_write(struct view *view, const char *key)
{
	struct buf *out = view->html.out;
	write_kind(view, key, true);
	size_t before = out->len;
	view_puts(view, "<p>");
	view_word(view, WORD_ALSO);
	view_puts(view, " ");
	size_t begun = out->len;
	write_kind(view, key, false);
	if (!out->failed && out->len == begun)
		out->len = before; /* there are none */
	else
		view_puts(view, "</p>\n");
}
