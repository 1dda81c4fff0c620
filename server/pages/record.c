#include "pages/record.h"

#include "base/base_path.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/origin.h"
#include "documents/suffix.h"
#include "pages/embed.h"
#include "pages/fields.h"
#include "pages/frame.h"
#include "pages/kind.h"
#include "pages/related.h"
#include "pages/relation_title.h"
#include "pages/side_by_side.h"
#include "pages/series.h"
#include "pages/summary.h"
#include "pages/member.h"
#include "pages/tree.h"
#include "query/canonical.h"
#include "query/lookup.h"
#include "query/query.h"
#include "render/render.h"

#include <string.h>

/*
 * Positions of a name in an article are less wanted than those of a statement, so they are folded.
 */
static void write_part(struct view *view, const struct field *field, const json_t *value)
{
	const struct resource *named = catalog_resource(view->source->catalog, field->name);
	bool folded =
		named && !named->searched_by_default && !related_is_statement(view->query->resource);
	view_puts(view, folded ? "<details><summary>" : "<h2>");
	view_text(view, view_field_title(view, field));
	view_puts(view, folded ? "</summary>\n" : "</h2>\n");
	if (named && side_by_side_applies(view, named, json_array_get(value, 0)))
		for (size_t i = 0; i < json_array_size(value); i++)
			side_by_side_write_item(
				view, named, json_array_get(value, i), resource_usual_fields(named), false);
	else if (named && named->searched_by_default && !named->label) {
		json_t *ordered = relation_title_sort(view, field, value);
		tree_write(view, field, ordered);
		json_decref(ordered);
	} else
		tree_write(view, field, value);
	view_puts(view, folded ? "</details>\n" : "\n");
}

/* Writes nested fields as sections of their own: first those that are records, or the others. */
static void write_parts(struct view *view, const json_t *item, bool records)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const json_t *value = json_object_get(item, field->name);
		const struct resource *named = catalog_resource(view->source->catalog, field->name);
		if (field->type == FIELD_JSON && !member_is_empty(value) && !json_is_object(value) &&
			!(named && related_has(resource, named)) &&
			(named && named->searched_by_default) == records)
			write_part(view, field, value);
	}
}

/* Writes a link to the item in the API with a suffix, for what `word` says. */
static void write_data_link(struct view *view, const char *key, const char *suffix, enum word word)
{
	buf_printf(view->html.out, "<a href=\"%s/v1/%s/", base_path(), view->query->resource->name);
	canonical_text(view->html.out, key, strlen(key));
	buf_printf(view->html.out, ".%s\">%s", suffix, suffix);
	view_context(view, view_said(view, word));
	view_puts(view, "</a> ");
}

/*
 * Explains that addresses lack the host. Without --origin the page cannot contain it, since caches
 * serve the page to all clients; the script fills it in.
 */
static void write_hint(struct view *view)
{
	if (*origin())
		return;
	view_puts(view, "<noscript><p class=\"soft\">");
	view_word(view, WORD_PREFIX);
	view_puts(view, "</p></noscript>\n");
}

static void write_citation(struct view *view, const char *key)
{
	struct buf text;
	struct query query = *view->query;
	query.labels = view->language;
	buf_init(&text, RENDER_MAX);
	view_puts(view, "<h2>");
	view_word(view, WORD_CITE);
	view_puts(view, "</h2>\n<pre class=\"prose\">");
	citation_render(view->source, &query, key, CITATION_TEXT, &text, view->err);
	view_text(view, buf_text(&text));
	view_puts(view, "</pre>\n");
	write_hint(view);
	view_puts(view, "<p class=\"ways\">");
	for (int form = CITATION_NONE + 1; form <= CITATION_TEXT; form++)
		write_data_link(view, key, citation_suffix((enum citation)form) + 1, WORD_CITE);
	view_puts(view, "</p>\n");
	html_finish(&view->html, &text);
}

/* Writes the page's address for sharing, and the snippet to embed the item. */
static void write_share(struct view *view, const char *key, const char *path, const char *name)
{
	view_puts(view, "<details><summary>");
	view_word(view, WORD_SHARE);
	buf_printf(view->html.out, "</summary>\n<pre>%s", origin());
	view_text(view, path);
	view_puts(view, "</pre>\n<p>");
	view_word(view, WORD_EMBED);
	view_puts(view, "</p>\n");
	embed_write_snippet(view, key, name);
	view_puts(view, "</details>\n");
}

/* Writes the chart, which is also a file. */
static void write_chart(struct view *view, const char *key, const json_t *item, const char *name)
{
	if (!series_write(view, item, name))
		return;
	view_puts(view, "<p class=\"soft ways\"><a download href=\"");
	view_address(view, view->query->resource, key);
	view_puts(view, CHART_SUFFIX "\">SVG");
	view_context(view, name);
	view_puts(view, "</a></p>\n");
}

/* Writes the inputs of computed statements, under their API names. */
static void write_figures(struct view *view, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const json_t *value = json_object_get(item, field->name);
		if (!json_is_object(value) || member_is_empty(value))
			continue;
		view_puts(view, "<h3>");
		view_text(view, view_field_title(view, field));
		view_puts(view, "</h3>\n<div lang=\"en\">");
		tree_write(view, field, value);
		view_puts(view, "</div>\n");
	}
}

/* Writes what developers need, folded. */
static void write_data(struct view *view, const char *key, const json_t *item)
{
	view_puts(view, "<details><summary>");
	view_word(view, WORD_DETAILS);
	view_puts(view, "</summary>\n");
	fields_write_details(view, item);
	write_figures(view, item);
	view_puts(view, "<h3>");
	view_word(view, WORD_DATA);
	view_puts(view, "</h3>\n<p>");
	for (int format = FORMAT_NONE + 1; format < FORMAT_COUNT; format++)
		write_data_link(view, key, format_name((enum format)format), WORD_DATA);
	write_data_link(view, key, &MARKDOWN_SUFFIX[1], WORD_DATA);
	buf_printf(view->html.out, "</p>\n<pre>curl %s%s/v1/%s/", origin(), base_path(),
		view->query->resource->name);
	canonical_text(view->html.out, key, strlen(key));
	view_puts(view, "</pre></details>\n");
}

static void write_content(
	struct view *view, const char *key, const json_t *item, const char *name, const char *path)
{
	bool statement = related_is_statement(view->query->resource);
	frame_write_trail(view, view->query->resource);
	view_puts(view, statement ? "<h1 class=\"said\">" : "<h1>");
	view_text(view, name);
	view_puts(view, "</h1>\n");
	write_chart(view, key, item, name);
	size_t before = view->html.out->len;
	fields_write(view, item);
	/* an item without fields is described by its relations */
	bool bare = view->html.out->len == before;
	side_by_side_write_link(view, view->query->resource, item);
	if (bare)
		write_parts(view, item, true);
	if (!statement)
		related_write(view, key);
	if (!bare)
		write_parts(view, item, true);
	write_parts(view, item, false);
	if (statement)
		related_write(view, key);
	write_citation(view, key);
	view_puts(view, "<div class=\"folded\">\n");
	write_share(view, key, path, name);
	write_data(view, key, item);
	view_puts(view, "</div>\n");
}

static void write_page(
	struct view *view, const struct resource *whole, const char *key, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	struct query canonical = *view->query;
	struct buf name, description, path;
	canonical.resource = whole;
	buf_init(&name, RENDER_MAX);
	buf_init(&description, RENDER_MAX);
	buf_init(&path, RENDER_MAX);
	summary_title(view, resource, item, &name);
	summary_write(view, resource, item, &description);
	canonical_path(&canonical, key, &path);
	if (buf_text(&name) && buf_text(&description) && buf_text(&path)) {
		struct frame frame = {.title = name.data,
			.description = description.data,
			.path = path.data + strlen(view->query->base)};
		frame.linked = frame_linked(view, &frame, "CreativeWork", key);
		frame_begin(view, &frame);
		write_content(view, key, item, name.data, path.data);
		frame_end(view);
	}
	html_finish(&view->html, &name);
	html_finish(&view->html, &description);
	html_finish(&view->html, &path);
}

/*
 * For a record in two resources, reads the item of its own kind, which has more fields. Takes
 * ownership of the item. A failure is the view's error, because an incomplete page would be cached.
 */
static json_t *of_own_kind(struct view *view, struct query *own, const char *key, json_t *item)
{
	const struct resource *kind = kind_of(view->source->catalog, view->query->resource, item);
	struct error why;
	error_clear(&why);
	if (!kind)
		return item;
	*own = *view->query;
	own->resource = kind;
	own->fields = resource_all_fields(kind);
	json_t *other = view_ask_item(view, own, key, &why);
	if (!other && error_status(why.code) >= 500)
		error_replace(view->err, &why);
	if (!other)
		return item;
	view->query = own;
	json_decref(item);
	return other;
}

/* Returns the resource under which a record in two resources has its address. */
static const struct resource *home_of(struct view *view, const char *key)
{
	const struct resource *resource = view->query->resource;
	const struct resource *whole = kind_whole(view->source->catalog, resource);
	return whole && lookup_key(view->source->db, whole, key, view->err) > 0 ? whole : resource;
}

bool record_write(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	struct query own;
	json_t *item = view_ask_item(&view, query, key, err);
	view.own = key;
	view.own_resource = query->resource;
	if (item) {
		item = of_own_kind(&view, &own, key, item);
		write_page(&view, home_of(&view, key), key, item);
	}
	json_decref(item);
	return item && view_end(&view);
}
