#include "pages/cell.h"

#include "base/error.h"
#include "dataset/parts.h"
#include "documents/json_memory.h"
#include "pages/atom.h"
#include "pages/badge.h"
#include "pages/tree.h"

#include <string.h>

bool cell_is_only_found(const struct field *field)
{
	return field->search == SEARCH_PINYIN ||
		(field->type == FIELD_TEXT && field->item_only && !field->filterable);
}

bool cell_is_hidden(
	const struct view *view, const struct resource *resource, const struct field *field)
{
	char own[CATALOG_NAME_MAX + 1];
	return cell_is_only_found(field) || parts_half(resource, field, "_name_zh", "_id") ||
		parts_half(resource, field, "_name_en", "_id") || /* the link shows the name */
		(view_is_foreign(view, field->name, own) && resource_field(resource, own));
}

/* Returns the value of the item's first field with a vocabulary; NULL if there is none. */
static const char *word_of(
	const struct resource *resource, const json_t *item, const char *vocabulary)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (field->vocabulary && strcmp(field->vocabulary, vocabulary) == 0)
			return json_string_value(json_object_get(item, field->name));
	}
	return NULL;
}

/* Whether a field holds what some field of a record said: free text, to which nothing is known. */
static bool is_said(const struct field *field)
{
	return field->type == FIELD_TEXT && field->nullable && !field->filterable && !field->ref &&
		!field->vocabulary && field->search == SEARCH_NONE;
}

/* Writes a whole record, folded in a table, of which it would fill the screen. */
static void write_whole(
	struct view *view, const struct field *field, const struct field *whole, const json_t *record)
{
	if (view->brief) {
		view_puts(view, "<details><summary>");
		view_word(view, WORD_SHOW);
		view_context(view, view_field_title(view, field));
		view_puts(view, "</summary>");
	}
	tree_write(view, whole, record);
	view_puts(view, view->brief ? "</details>" : "");
}

/*
 * Writes a cell of an item that tells of a record's field, or of its fields as JSON, as a change
 * does: by the field's title, and what it said as the field does. Returns false and writes nothing
 * for any other cell.
 */
static bool write_told(struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item)
{
	const char *text = json_string_value(json_object_get(item, field->name));
	const char *of = word_of(resource, item, "resource_name");
	const char *name = word_of(resource, item, "field_name");
	const struct resource *other = of ? catalog_resource(view->source->catalog, of) : NULL;
	const struct field *told = other && name ? resource_field(other, name) : NULL;
	if (!text || !other || field == &resource->fields[resource->key])
		return false;
	if (told && field->nullable && text == name) { /* else the item is that field itself */
		view_text(view, view_field_title(view, told));
		return true;
	}
	if (!is_said(field) || (name && !told))
		return false;
	json_t *value = told ? json_string(text) : json_memory_read(text, strlen(text), 0, NULL);
	if (json_memory_lacked())
		error_set(view->err, ERROR_INTERNAL, "no memory for what a cell tells");
	const struct field whole = {.name = other->name, .type = FIELD_JSON};
	if (told)
		atom_write(view, told, value);
	else if (json_is_object(value))
		write_whole(view, field, &whole, value);
	json_decref(value);
	return value;
}

void cell_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item)
{
	const json_t *value = json_object_get(item, field->name);
	if (write_told(view, resource, field, item))
		return;
	if (field->type == FIELD_LIST || field->type == FIELD_JSON)
		tree_write(view, field, value);
	else if (field_is_hit(field, "verdict") && json_is_string(value))
		badge_write(view, field, json_string_value(value));
	else
		atom_write_member(view, resource, field, item);
}
