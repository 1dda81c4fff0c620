#include "pages/relation_title.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/parts.h"
#include "pages/names.h"
#include "pages/member.h"
#include "query/query.h"
#include "render/render.h"

#include <stdlib.h>
#include <string.h>

/* Returns the field with the record that an item is of, if it need not be of one; else NULL. */
static const struct field *subject_of(const struct resource *resource)
{
	const struct field *record = resource_field(resource, "record_id");
	return record && record->nullable && field_refers(record, "*") ? record : NULL;
}

/* Whether a title is made of a field, or needs it to find the record that another field names. */
static bool is_piece(const struct resource *resource, const struct field *field)
{
	const struct field *subject = subject_of(resource);
	const struct field *half = parts_half(resource, field, "_resource", "_id");
	if (subject)
		return field == subject || half == subject;
	return field->type == FIELD_TEXT && !field->item_only && !field->nullable;
}

uint64_t relation_title_fields(const struct resource *resource)
{
	uint64_t set = 0;
	for (size_t i = 0; i < resource->field_count && !resource->label; i++)
		if (is_piece(resource, &resource->fields[i]))
			set |= field_bit(resource, &resource->fields[i]);
	return set;
}

/* Reads what the title is made of. Returns a new reference; NULL if there is no such item now. */
static json_t *read_pieces(
	const struct view *view, const struct resource *resource, const char *key)
{
	struct error why;
	struct view reader = *view;
	struct query query = {.resource = resource,
		.base = view->query->base,
		.catalog = view->source->catalog,
		.fields = relation_title_fields(resource),
		.format = FORMAT_JSON};
	error_clear(&why);
	json_t *item = view_ask_item(&reader, &query, key, &why);
	if (!item && error_status(why.code) >= 500)
		error_replace(view->err, &why);
	return item;
}

enum { DEPTH_MAX = 2 /* what a title is of may itself be without a name */ };

static bool write_title(const struct view *view, const struct resource *resource,
	const json_t *item, int depth, struct buf *out);

/* Writes what a record is called. Returns false and writes nothing if it has no name or title. */
static bool write_record(const struct view *view, const struct resource *resource, const char *key,
	int depth, struct buf *out)
{
	if (resource->label || depth == DEPTH_MAX)
		return names_of_key(view, resource, key, out);
	json_t *item = read_pieces(view, resource, key);
	bool written = item && write_title(view, resource, item, depth, out);
	json_decref(item);
	return written;
}

static bool write_title(const struct view *view, const struct resource *resource,
	const json_t *item, int depth, struct buf *out)
{
	size_t begun = out->len, records = 0, pieces = 0;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const char *text = json_string_value(json_object_get(item, field->name));
		const struct resource *other = member_resource(view, item, field->name);
		const struct meaning *meaning =
			text ? catalog_meaning(view->source->catalog, field, text) : NULL;
		if (!text || !is_piece(resource, field) || text_ends_in(field->name, "_resource") ||
			(!other && !meaning))
			continue;
		buf_puts(out, pieces++ > 0 && !view->html.chinese ? " " : "");
		if (!other)
			buf_puts(out, view_choose(view, meaning->title_en, meaning->title_zh));
		else if (write_record(view, other, text, depth + 1, out))
			records++;
	}
	if (records == 0)
		out->len = begun;
	return records > 0;
}

bool relation_title_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	return write_title(view, resource, item, 0, out);
}

void relation_title_link(struct view *view, const struct resource *resource, const char *key)
{
	struct buf title;
	buf_init(&title, RENDER_MAX);
	if (resource && !resource->label && write_record(view, resource, key, 0, &title) &&
		buf_text(&title)) {
		view_open_link(view, resource, key);
		view_text(view, title.data);
		view_puts(view, "</a>");
	} else {
		names_link(view, resource, key);
	}
	html_finish(&view->html, &title);
}

void relation_title_link_field(struct view *view, const struct field *field, const char *key)
{
	relation_title_link(view, names_home(view, field, key), key);
}

/* A row, with the number of its values and its date. */
struct relation_row {
	json_t *row;
	size_t said, place;
	const char *date;
};

static int compare_relations(const void *a, const void *b)
{
	const struct relation_row *one = a, *other = b;
	int newer = strcmp(other->date, one->date);
	return one->said != other->said ? (one->said < other->said) - (one->said > other->said)
		: newer != 0                ? newer
									: (one->place > other->place) - (one->place < other->place);
}

static struct relation_row read_relation(
	const struct view *view, const struct field *field, json_t *row, size_t place)
{
	struct relation_row relation = {.row = row, .place = place, .date = ""};
	const char *name;
	json_t *value;
	json_object_foreach(row, name, value)
	{
		const struct field *member = member_find(view, field, name).field;
		if (member && field_is_date(member) && json_is_string(value))
			relation.date = json_string_value(value);
		relation.said += !member_is_empty(value);
	}
	return relation;
}

json_t *relation_title_sort(struct view *view, const struct field *field, const json_t *rows)
{
	size_t count = json_array_size(rows);
	json_t *ordered = json_array();
	struct relation_row *all = calloc(count + 1, sizeof *all);
	for (size_t i = 0; all && i < count; i++)
		all[i] = read_relation(view, field, json_array_get(rows, i), i);
	if (all)
		qsort(all, count, sizeof *all, compare_relations);
	for (size_t i = 0; all && i < count; i++)
		json_array_append(ordered, all[i].row);
	if (json_array_size(ordered) != count)
		error_set(view->err, ERROR_INTERNAL, "no memory for what relates an item");
	free(all);
	return ordered;
}
