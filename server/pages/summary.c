#include "pages/summary.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/parts.h"
#include "pages/dates.h"
#include "pages/figure.h"
#include "pages/member.h"
#include "pages/names.h"
#include "pages/related.h"
#include "pages/relation_title.h"

#include <ctype.h>
#include <string.h>

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
	const struct catalog *catalog = view->source->catalog;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const struct field *subject = figure_subject(catalog, resource, field);
		const char *key = subject ? json_string_value(json_object_get(item, subject->name)) : NULL;
		size_t begun = out->len;
		if (!key || !json_is_number(json_object_get(item, field->name)))
			continue;
		buf_puts(out, begun > 0 ? view_said(view, WORD_THEN) : "");
		bool named = names_of_key(view, catalog_resource(catalog, subject->ref), key, out);
		buf_puts(out, view_said(view, WORD_IS));
		figure_say(view, resource, field, item, out);
		out->len = named ? out->len : begun;
		return;
	}
}

/* Writes what an item is a kind of, and the record that it belongs to: a field with one word. */
static void write_word(const struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item, struct buf *out)
{
	const struct catalog *catalog = view->source->catalog;
	const char *word = json_string_value(json_object_get(item, field->name));
	const struct meaning *meaning = word ? catalog_meaning(catalog, field, word) : NULL;
	const struct resource *other = field->ref ? catalog_resource(catalog, field->ref) : NULL;
	size_t begun = out->len;
	if (!word || field->item_only || parts_whole(resource, field) ||
		text_ends_in(field->name, "_basis") || (!meaning && !other))
		return;
	buf_puts(out, out->len > 0 ? view_said(view, WORD_THEN) : "");
	buf_puts(out, view_field_title(view, field));
	buf_puts(out, view_said(view, WORD_IS));
	if (meaning)
		buf_puts(out, view_choose(view, meaning->title_en, meaning->title_zh));
	else if (!names_of_key(view, other, word, out))
		out->len = begun;
}

/* Returns the resource of the record that a row leads to by this key; NULL if the row says none. */
static const struct resource *resource_in(
	const struct view *view, const json_t *row, const char *key)
{
	const char *member;
	json_t *value;
	json_object_foreach((json_t *)row, member, value)
	{
		const struct resource *other = member_resource(view, row, member);
		if (other && json_is_string(value) && strcmp(json_string_value(value), key) == 0)
			return other;
	}
	return NULL;
}

/* Writes the texts of a row, as an office, in parentheses. */
static void write_texts(
	const struct view *view, const struct resource *bond, const json_t *row, struct buf *out)
{
	char own[CATALOG_NAME_MAX + 1];
	size_t count = 0;
	for (size_t i = 0; i < bond->field_count; i++) {
		const struct field *field = &bond->fields[i];
		const char *text = json_string_value(json_object_get(row, field->name));
		if (!text || field->search != SEARCH_TEXT || view_is_foreign(view, field->name, own))
			continue;
		buf_puts(out, view_said(view, count++ > 0 ? WORD_COMMA : WORD_ASIDE));
		buf_puts(out, text);
	}
	buf_puts(out, count > 0 ? view_said(view, WORD_ASIDE_END) : "");
}

/* Writes a word that stands between two records elsewhere as a title, with a capital. */
static void put_capital(const char *word, struct buf *out)
{
	buf_putc(out, (char)toupper((unsigned char)*word));
	buf_puts(out, *word ? word + 1 : "");
}

/*
 * Writes how an item relates to another: the word, and the other's name. Returns false and writes
 * nothing if it is the other that relates to the item, or a row does not tell.
 */
static bool write_bond(const struct view *view, const char *key, const struct resource *bond,
	const json_t *row, struct buf *out)
{
	const struct meaning *word = NULL;
	size_t begun = out->len;
	bool begins = false, named = false;
	for (size_t i = 0; i < bond->field_count && !named; i++) {
		const struct field *field = &bond->fields[i];
		const char *text = json_string_value(json_object_get(row, field->name));
		const struct resource *other =
			begins && text && field_refers(field, "*") ? resource_in(view, row, text) : NULL;
		if (text && !word)
			word = catalog_meaning(view->source->catalog, field, text);
		begins = begins || (text && key && field_refers(field, "*") && strcmp(text, key) == 0);
		if (!other || !word)
			continue;
		buf_puts(out, out->len > 0 ? view_said(view, WORD_THEN) : "");
		put_capital(view_choose(view, word->title_en, word->title_zh), out);
		buf_puts(out, view_said(view, WORD_IS));
		named = names_of_key(view, other, text, out);
	}
	if (named)
		write_texts(view, bond, row, out);
	else
		out->len = begun;
	return named;
}

/* Writes how the item relates to the first of others. */
static void write_first_bond(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	struct view sorter = *view;
	bool written = false;
	const char *key =
		json_string_value(json_object_get(item, resource->fields[resource->key].name));
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const struct resource *bond = catalog_resource(view->source->catalog, field->name);
		if (!bond || bond->label || field->type != FIELD_JSON)
			continue;
		json_t *rows = relation_title_sort(&sorter, field, json_object_get(item, field->name));
		for (size_t n = 0; n < json_array_size(rows) && !written; n++)
			written = write_bond(view, key, bond, json_array_get(rows, n), out);
		json_decref(rows);
	}
}

/* Writes what is known of an item that a search shows by its name alone, as a person or a place. */
static void write_known(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	if (!resource->label || related_is_statement(resource))
		return;
	for (size_t i = 0; i < resource->field_count; i++)
		write_word(view, resource, &resource->fields[i], item, out);
	write_first_bond(view, resource, item, out);
}

void summary_points(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	write_points(view, resource, item, true, out);
	write_figure(view, resource, item, out);
	write_points(view, resource, item, false, out);
	if (out->len == 0)
		write_known(view, resource, item, out);
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
