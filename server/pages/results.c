#include "pages/results.h"

#include "base/buf.h"
#include "base/error.h"
#include "pages/absence.h"
#include "pages/address.h"
#include "pages/atom.h"
#include "pages/bases.h"
#include "pages/dates.h"
#include "pages/frame.h"
#include "pages/marks.h"
#include "pages/relation_title.h"
#include "query/canonical.h"
#include "query/query.h"
#include "render/render.h"
#include "render/search.h"

#include <string.h>

/* Writes the date of a hit and its vocabulary words. */
static void write_points(struct view *view, const struct resource *resource, const json_t *hit)
{
	static const char *const names[] = {"category", "status", "verdict"};
	struct dated dated = dates_of_hit(hit);
	view_puts(view, " <small>");
	view_text(view, view_resource_title(view, resource));
	view_puts(view, dated.date ? " · " : "");
	dates_write(view, dated);
	for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
		const json_t *value = json_object_get(hit, names[n]);
		const struct field *from = NULL;
		for (size_t i = 0; i < resource->field_count; i++) {
			const struct field *field = &resource->fields[i];
			if (field_is_hit(field, names[n]) && (!from || field->vocabulary))
				from = field;
		}
		if (!json_is_string(value))
			continue;
		view_puts(view, " · ");
		atom_write(view, from, value);
	}
	view_puts(view, "</small>");
}

static void write_hit(struct view *view, const json_t *hit)
{
	const struct resource *resource = catalog_resource(
		view->source->catalog, json_string_value(json_object_get(hit, "resource")));
	const char *key = json_string_value(json_object_get(hit, "id"));
	const char *title = view_choose(view, json_string_value(json_object_get(hit, "title_en")),
		json_string_value(json_object_get(hit, "title_zh")));
	view_puts(view, "<li>");
	if (title) {
		view_open_link(view, resource, key);
		view_text(view, title);
		view_puts(view, "</a>");
	} else {
		relation_title_link(view, resource, key);
	}
	write_points(view, resource, hit);
	marks_write(view, resource, hit, title);
	view_puts(view, "</li>\n");
}

static void write_types(struct view *view, const json_t *types)
{
	view_puts(view, "<nav aria-label=\"");
	view_word(view, WORD_FILTER);
	view_puts(view, "\">");
	for (size_t i = 0; i < json_array_size(types); i++) {
		const json_t *type = json_array_get(types, i);
		const struct resource *resource = catalog_resource(
			view->source->catalog, json_string_value(json_object_get(type, "value")));
		address_of_type(view, resource);
		view_text(view, view_resource_title(view, resource));
		buf_printf(view->html.out, " %" JSON_INTEGER_FORMAT "</a>",
			json_integer_value(json_object_get(type, "count")));
	}
	if (view->query->types != 0) {
		address_of_type(view, NULL);
		view_word(view, WORD_ALL);
		view_puts(view, "</a>");
	}
	view_puts(view, "</nav>\n");
}

/* Writes that the hits have only some of the words. */
static void write_relaxed(struct view *view, const json_t *search)
{
	const json_t *left_out = json_object_get(search, "left_out");
	if (!json_is_true(json_object_get(search, "relaxed")))
		return;
	view_puts(view, "<p>");
	view_word(view, WORD_RELAXED);
	if (json_array_size(left_out) > 0)
		view_word(view, WORD_LEFT_OUT);
	for (size_t i = 0; i < json_array_size(left_out); i++) {
		view_puts(view, " <del>");
		view_json_text(view, json_array_get(left_out, i));
		view_puts(view, "</del>");
	}
	view_puts(view, "</p>\n");
	absence_write_reach(view);
}

static void write_found(struct view *view, const json_t *answer)
{
	const json_t *meta = json_object_get(answer, "meta");
	json_t *data = json_object_get(answer, "data");
	bases_add(view, data);
	write_relaxed(view, json_object_get(meta, "search"));
	write_types(view, json_object_get(json_object_get(meta, "facets"), "resource"));
	if (json_array_size(data) == 0)
		absence_write(view);
	view_puts(view, "<ol class=\"hits\">\n");
	for (size_t i = 0; i < json_array_size(data); i++)
		write_hit(view, json_array_get(data, i));
	view_puts(view, "</ol>\n");
	address_write_ways(view, answer);
}

static void write_page(struct view *view, const json_t *answer)
{
	const struct query *query = view->query;
	const json_t *total = json_object_get(json_object_get(answer, "meta"), "total");
	struct buf path, title;
	buf_init(&path, 8 * TARGET_MAX);
	buf_init(&title, RENDER_MAX);
	canonical_link(query, query->cursor, &path);
	buf_puts(&title, view_said(view, WORD_SEARCH));
	if (query->q) {
		buf_puts(&title, view_said(view, WORD_IS));
		buf_put_shown(&title, query->q, strlen(query->q));
	}
	if (buf_text(&path) && buf_text(&title)) {
		frame_begin(view,
			&(struct frame){.title = title.data,
				.path = path.data + strlen(query->base),
				.q = query->q,
				.is_unlisted = true});
		view_puts(view, "<h1>");
		view_text(view, title.data);
		if (answer)
			buf_printf(view->html.out, " <small>%" JSON_INTEGER_FORMAT "</small>",
				json_integer_value(total));
		view_puts(view, "</h1>\n");
		if (answer)
			write_found(view, answer);
		frame_end(view);
	}
	html_finish(&view->html, &title);
	html_finish(&view->html, &path);
}

bool results_write(const struct source *source, const struct query *query,
	const struct value *after, enum language language, struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	struct query shown = *query;
	struct page page;
	struct buf text;
	shown.is_html = true;
	shown.facets[shown.facet_count++] =
		(struct dimension){.field = resource_field(&dimension_hits, "resource")};
	buf_init(&text, RENDER_MAX);
	json_t *answer = query->q && search_render(source, &shown, after, &text, &page, err)
		? view_read(&view, &text)
		: NULL;
	buf_finish(&text);
	if (err->code == ERROR_NONE)
		write_page(&view, answer);
	json_decref(answer);
	return view_end(&view);
}
