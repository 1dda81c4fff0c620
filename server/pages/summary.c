#include "pages/summary.h"

#include "base/buf.h"
#include "pages/dates.h"
#include "pages/figure.h"
#include "pages/names.h"
#include "pages/related.h"
#include "pages/relation_title.h"

void summary_title(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	const char *title = names_title(view, resource, item);
	const char *key =
		json_string_value(json_object_get(item, resource->fields[resource->key].name));
	size_t begun = out->len;
	if (title)
		buf_puts(out, title);
	else
		names_of_item(view, resource, item, out);
	if (out->len > begun)
		return;
	buf_puts(out, view_resource_title(view, resource));
	buf_puts(out, view_said(view, WORD_IS));
	if (!relation_title_write(view, resource, item, out))
		buf_puts(out, key ? key : "");
}

/*
 * Whether the item has the field and search hits show it: a word or a date. Who states it is left
 * out, since previews are short.
 */
static bool is_point(const struct view *view, const struct field *field, const json_t *item)
{
	const char *text = json_string_value(json_object_get(item, field->name));
	return field->hit && text && !field_is_hit(field, "teller") &&
		(field_is_date(field) || catalog_meaning(view->source->catalog, field, text));
}

static void write_point(const struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item, struct buf *out)
{
	const struct meaning *meaning = catalog_meaning(
		view->source->catalog, field, json_string_value(json_object_get(item, field->name)));
	if (meaning)
		buf_puts(out, view_choose(view, meaning->title_en, meaning->title_zh));
	else
		dates_say(dates_of(resource, field, item), view->html.chinese, out);
}

/* Writes the verdicts among these fields, or the others. */
static void write_points(const struct view *view, const struct resource *resource,
	const json_t *item, bool verdicts, struct buf *out)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!is_point(view, field, item) || field_is_hit(field, "verdict") != verdicts)
			continue;
		buf_puts(out, out->len > 0 ? view_said(view, WORD_THEN) : "");
		buf_puts(out, view_field_title(view, field));
		buf_puts(out, view_said(view, WORD_IS));
		write_point(view, resource, field, item, out);
	}
}

/*
 * Writes the item's figure, after the name of what it counts: alone it says too little. Writes
 * nothing if that has no name.
 */
static void write_figure(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const struct field *subject = json_is_number(json_object_get(item, field->name))
			? figure_subject(view->source->catalog, resource, field, item)
			: NULL;
		if (!subject)
			continue;
		size_t begun = out->len;
		buf_puts(out, begun > 0 ? view_said(view, WORD_THEN) : "");
		bool named = names_of_key(view, catalog_resource(view->source->catalog, subject->ref),
			json_string_value(json_object_get(item, subject->name)), out);
		buf_puts(out, view_said(view, WORD_IS));
		figure_say(view, resource, field, item, out);
		out->len = named ? out->len : begun;
		return;
	}
}

void summary_points(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	write_points(view, resource, item, true, out);
	write_figure(view, resource, item, out);
	write_points(view, resource, item, false, out);
	buf_puts(out, out->len > 0 ? view_said(view, WORD_STOP) : "");
}

/* Returns another text of the item in the page's language; NULL if there is none. */
static const char *text_of(
	const struct view *view, const struct resource *resource, const json_t *item)
{
	const char *title = names_title(view, resource, item);
	char own[CATALOG_NAME_MAX + 1];
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const char *text = json_string_value(json_object_get(item, field->name));
		if (field->search == SEARCH_TEXT && field->type == FIELD_TEXT && !field->item_only &&
			text && text != title && !view_is_foreign(view, field->name, own))
			return text;
	}
	return NULL;
}

static void write_about(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	const struct catalog *catalog = view->source->catalog;
	const char *text = text_of(view, resource, item);
	if (text) {
		buf_puts(out, view_said(view, WORD_IS));
		buf_puts(out, text);
		return;
	}
	buf_puts(out, view_said(view, WORD_ABOUT));
	buf_puts(out, view_choose(view, catalog->title_en, catalog->title_zh));
	buf_puts(out, view_said(view, WORD_STOP));
}

void summary_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	struct buf points;
	buf_init(&points, out->max);
	summary_title(view, resource, item, out);
	if (resource->label && !related_is_statement(resource))
		write_about(view, resource, item, out);
	summary_points(view, resource, item, &points);
	if (related_is_statement(resource) && points.len == 0 && text_of(view, resource, item))
		buf_puts(&points, text_of(view, resource, item));
	buf_puts(out, points.len > 0 && !view->html.chinese ? " " : "");
	buf_put(out, points.data, points.len);
	out->failed = out->failed || points.failed;
	buf_finish(&points);
}
