#include "pages/names.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/db.h"
#include "dataset/labels.h"
#include "pages/badge.h"
#include "pages/dates.h"
#include "pages/kind.h"
#include "query/projection.h"
#include "query/sql.h"
#include "render/render.h"

#include <limits.h>
#include <string.h>

void names_write(struct view *view, const char *name)
{
	size_t len = strlen(name), before = len > TEXT_DATE_LEN ? len - TEXT_DATE_LEN : len;
	struct buf piece;
	if (!text_is_dated(name + before)) {
		view_text(view, name);
		return;
	}
	buf_init(&piece, len);
	buf_put(&piece, name, before);
	view_text(view, buf_text(&piece));
	html_finish(&view->html, &piece);
	view_puts(view, "<time>");
	view_text(view, name + before);
	view_puts(view, "</time>");
}

static void write_column(
	const struct view *view, const struct resource *resource, const char *label, struct buf *sql)
{
	struct resource named = *resource;
	named.label = label;
	if (label)
		projection_write_name(&named, view->language, sql);
	else
		buf_puts(sql, "NULL");
}

/* Returns the label after its first part; NULL if it has only one. */
static const char *rest_of(const struct resource *resource)
{
	const char *blank = resource->label ? strchr(resource->label, ' ') : NULL;
	return blank ? blank + 1 : NULL;
}

/* Selects the name of a record and the part of it after the first. Returns NULL with an error. */
static struct statement *look_up(
	const struct view *view, const struct resource *resource, const char *key)
{
	struct buf sql;
	struct sql_values values = {.values = {value_text(key, strlen(key))}, .count = 1};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT ");
	write_column(view, resource, resource->label, &sql);
	buf_puts(&sql, ", ");
	write_column(view, resource, rest_of(resource), &sql);
	buf_printf(&sql, " FROM \"%s\" AS o WHERE o.\"%s\" = ?1", resource->view,
		resource->fields[resource->key].name);
	struct statement *row = sql_prepare(view->source->db, buf_text(&sql), &values, view->err);
	buf_finish(&sql);
	return row;
}

/* Whether the name without its first part is complete. */
static bool is_whole(const struct view *view, const struct resource *resource, const char *rest)
{
	const char *joint = language_joint(view->language), *label = rest_of(resource);
	for (; rest && (label = strchr(label, ' ')); label++)
		if ((rest = strstr(rest, joint)))
			rest += strlen(joint);
	return rest;
}

/* In a name of several parts, a date alone is not enough. */
static bool is_name(const struct resource *resource, const char *text)
{
	return *text && (!rest_of(resource) || text[strspn(text, "0123456789-")]);
}

/* Returns the name in a row; NULL if there is none. */
static const char *whole_name(const struct resource *resource, struct statement *row)
{
	const char *name = statement_text(row, 0);
	return name && is_name(resource, name) ? name : NULL;
}

bool names_of_key(
	const struct view *view, const struct resource *resource, const char *key, struct buf *out)
{
	struct statement *row = look_up(view, resource, key);
	const char *name = row && statement_step(row, view->err) > 0 ? whole_name(resource, row) : NULL;
	bool named = name && statement_check(row, view->err);
	buf_puts(out, named ? name : "");
	statement_release(row);
	return named;
}

void names_say(struct view *view, const struct resource *resource, const char *key)
{
	struct error why;
	struct buf name;
	struct view reader = *view;
	error_clear(&why);
	buf_init(&name, RENDER_MAX);
	reader.err = &why;
	bool named = names_of_key(&reader, resource, key, &name);
	if (named && buf_text(&name))
		view_text(view, name.data);
	else
		view_sent(view, key);
	buf_finish(&name);
}

/* Writes a link if the resource has the record. Returns whether it has. */
static bool link_to(struct view *view, const struct resource *resource, const char *key)
{
	struct statement *row = look_up(view, resource, key);
	bool found = row && statement_step(row, view->err) > 0;
	if (found) {
		const char *name = whole_name(resource, row), *rest = statement_text(row, 1);
		if (name && view->brief && is_whole(view, resource, rest))
			name = rest;
		bool own = kind_is_own(view, resource, key);
		if (!own)
			view_open_link(view, resource, key);
		names_write(view, name ? name : key);
		view_puts(view, own ? "" : "</a>");
		statement_check(row, view->err);
	}
	statement_release(row);
	return found;
}

void names_link(struct view *view, const struct resource *resource, const char *key)
{
	bool linked = resource && link_to(view, resource, key);
	if (!linked && view->err->code == ERROR_NONE)
		view_text(view, key);
}

void names_verdict(struct view *view, const struct resource *resource, const char *key)
{
	const struct field *verdict = resource ? resource_hit(resource, "verdict") : NULL;
	const struct sql_values values = {.values = {value_text(key, strlen(key))}, .count = 1};
	struct buf sql;
	if (!verdict)
		return;
	buf_init(&sql, SQL_MAX);
	buf_printf(&sql, "SELECT \"%s\" FROM \"%s\" WHERE \"%s\" = ?1", verdict->name, resource->view,
		resource->fields[resource->key].name);
	struct statement *row = sql_prepare(view->source->db, buf_text(&sql), &values, view->err);
	buf_finish(&sql);
	const char *word = row && statement_step(row, view->err) > 0 ? statement_text(row, 0) : NULL;
	if (word && statement_check(row, view->err)) {
		view_puts(view, " ");
		badge_write(view, verdict, word);
	}
	statement_release(row);
}

/*
 * Returns the first resource of a field that has the item (api_name); NULL if there is none, or
 * with an error.
 */
static const struct resource *home_of(struct view *view, const struct field *field, const char *key)
{
	const struct sql_values values = {.values = {value_text(key, strlen(key))}, .count = 1};
	const struct resource *home = NULL;
	struct statement *rows = sql_prepare(view->source->db,
		"SELECT resource FROM api_name WHERE item = ?1 ORDER BY ordinal", &values, view->err);
	while (rows && !home && statement_step(rows, view->err) > 0) {
		const char *name = statement_text(rows, 0);
		for (size_t i = 0; name && i < field->named_count && !home; i++)
			home = strcmp(field->named[i]->name, name) == 0 ? field->named[i] : NULL;
	}
	statement_release(rows);
	return home;
}

const struct resource *names_home(struct view *view, const struct field *field, const char *key)
{
	const struct resource *only = catalog_resource(view->source->catalog, field->ref);
	return only ? only : home_of(view, field, key);
}

/*
 * Returns the field for a part of a label, in the page's language or the other; NULL if the item
 * has neither.
 */
static const struct field *piece_of(const struct view *view, const struct resource *resource,
	const char *piece, size_t len, const json_t *item)
{
	char name[LABEL_NAME_SIZE];
	for (int n = 0; n < LANGUAGE_COUNT - 1; n++) {
		int language = ((int)view->language - 1 + n) % (LANGUAGE_COUNT - 1) + 1;
		if (labels_field(piece, len, (enum language)language, name) &&
			json_is_string(json_object_get(item, name)))
			return resource_field(resource, name);
	}
	return NULL;
}

/* Writes a date as precisely as it is known, as projection_write_name() does. */
static void put_piece(
	const struct resource *resource, const struct field *field, const json_t *item, struct buf *out)
{
	const char *text = json_string_value(json_object_get(item, field->name));
	int known = field_is_date(field) ? dates_known(dates_of(resource, field, item)) : INT_MAX;
	buf_printf(out, "%.*s", known > 0 ? known : TEXT_YEAR_LEN, text);
}

void names_of_item(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	size_t len, begun = out->len;
	for (const char *rest = resource->label, *piece; (piece = text_next_word(&rest, &len));) {
		const struct field *field = piece_of(view, resource, piece, len, item);
		if (!field)
			continue;
		buf_puts(out, out->len > begun ? language_joint(view->language) : "");
		put_piece(resource, field, item, out);
	}
	if (buf_text(out) && !is_name(resource, buf_text(out) + begun))
		out->len = begun;
}

const char *names_title(
	const struct view *view, const struct resource *resource, const json_t *item)
{
	const struct field *field = resource->label
		? piece_of(view, resource, resource->label, strcspn(resource->label, " "), item)
		: NULL;
	return field ? json_string_value(json_object_get(item, field->name)) : NULL;
}
