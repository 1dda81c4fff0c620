#include "pages/tree.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/labels.h"
#include "dataset/parts.h"
#include "pages/atom.h"
#include "pages/names.h"

#include <stdio.h>
#include <string.h>

enum {
	COLUMNS_MAX = 16,
	DEPTH_MAX = 4 /* of parts within parts; deeper ones are left to the API */
};

bool tree_is_empty(const json_t *value)
{
	return !value || json_is_null(value) || (json_is_array(value) && json_array_size(value) == 0) ||
		(json_is_object(value) && json_object_size(value) == 0) ||
		(json_is_string(value) && json_string_length(value) == 0);
}

struct member tree_member(const struct view *view, const struct field *whole, const char *name)
{
	const struct catalog *catalog = view->source->catalog;
	const struct resource *named = catalog_resource(catalog, whole->name);
	struct member member = {named, named ? resource_field(named, name) : NULL};
	for (size_t i = 0; !member.field && i < catalog->resource_count; i++) {
		member.resource = &catalog->resources[i];
		member.field = resource_field(member.resource, name);
	}
	return member;
}

/* A member's name with another ending; NULL if it has not got the first. */
static const char *other_end(const char *member, const char *end, const char *other,
	char ret_name[static CATALOG_NAME_MAX + 1])
{
	size_t len = strlen(member);
	if (!text_ends_in(member, end) || len + strlen(other) > CATALOG_NAME_MAX)
		return NULL;
	memcpy(ret_name, member, len - strlen(end));
	strcpy(ret_name + len - strlen(end), other);
	return ret_name;
}

const struct resource *tree_resource_beside(
	const struct view *view, const json_t *object, const char *member)
{
	char name[CATALOG_NAME_MAX + 1];
	if (!other_end(member, "_id", "_resource", name))
		return NULL;
	const char *resource = json_string_value(json_object_get(object, name));
	return resource ? catalog_resource(view->source->catalog, resource) : NULL;
}

/* The resource whose items these objects are, if they have their keys: a link by its name says
 * both. */
static const struct resource *items_of(
	const struct view *view, const struct field *whole, const json_t *object)
{
	const struct resource *named = catalog_resource(view->source->catalog, whole->name);
	return named && named->label && json_object_get(object, named->fields[named->key].name) ? named
																							: NULL;
}

/* Whether another member with the same value is a link to the same record. */
static bool is_linked_before(
	const struct view *view, const struct field *whole, const json_t *object, const char *member)
{
	const char *name;
	json_t *value;
	json_object_foreach((json_t *)object, name, value)
	{
		const struct field *field = tree_member(view, whole, name).field;
		if (strcmp(name, member) != 0 && field && field->ref &&
			!tree_resource_beside(view, object, name) &&
			json_equal(value, json_object_get(object, member)))
			return true;
	}
	return false;
}

bool tree_is_of_link(const struct view *view, const json_t *object, const char *member)
{
	static const char *const ends[] = {"_resource", "_title_zh", "_title_en"};
	char id[CATALOG_NAME_MAX + 1];
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (other_end(member, ends[i], "_id", id) && tree_resource_beside(view, object, id))
			return true;
	return false;
}

/* Said by a link to the record, in the page's language by another member, or together with one
 * (parts.h). */
static bool is_said(
	const struct view *view, const struct field *whole, const json_t *object, const char *name)
{
	char own[CATALOG_NAME_MAX + 1];
	const struct resource *items = items_of(view, whole, object);
	struct member member = tree_member(view, whole, name);
	const struct field *of = member.field ? parts_whole(member.resource, member.field) : NULL;
	if (tree_is_of_link(view, object, name))
		return true;
	if (strlen(name) <= CATALOG_NAME_MAX && view_is_foreign(view, name, own) &&
		json_object_get(object, own))
		return true;
	if (of && !tree_is_empty(json_object_get(object, of->name)))
		return true;
	if (tree_resource_beside(view, object, name))
		return is_linked_before(view, whole, object, name);
	return items && member.resource == items &&
		(labels_fields(items) & field_bit(items, member.field));
}

/* A word by which no field is called may be one of a vocabulary's: then that says what it is. */
const char *tree_title(const struct view *view, const struct field *whole, const json_t *object,
	const char *member, char storage[static CATALOG_NAME_MAX + 1])
{
	const struct field *field = tree_member(view, whole, member).field;
	const struct resource *items = items_of(view, whole, object);
	const struct field names = {.vocabulary = "vocabulary_name"};
	const struct meaning *meaning = catalog_meaning(view->source->catalog, &names, member);
	if (items && field == &items->fields[items->key])
		return view_said(view, WORD_RECORD);
	if (field)
		return view_field_title(view, field);
	if (tree_resource_beside(view, object, member))
		return view_said(view, WORD_RECORD);
	if (meaning)
		return view_choose(view, meaning->definition_en, meaning->definition_zh);
	snprintf(storage, CATALOG_NAME_MAX + 1, "%s", member);
	for (char *p = storage; (p = strchr(p, '_'));)
		*p = ' ';
	return storage;
}

static void write_title(
	struct view *view, const struct field *whole, const json_t *object, const char *member)
{
	char storage[CATALOG_NAME_MAX + 1];
	view_text(view, tree_title(view, whole, object, member, storage));
}

static void write(struct view *view, const struct field *field, const json_t *value, int depth);

static void write_member(
	struct view *view, const struct field *whole, const json_t *object, const char *name, int depth)
{
	const json_t *value = json_object_get(object, name);
	const struct resource *beside = tree_resource_beside(view, object, name);
	const struct resource *items = items_of(view, whole, object);
	struct member member = tree_member(view, whole, name);
	const struct field word = {.vocabulary = name};
	if (items && member.field == &items->fields[items->key])
		beside = items;
	if (beside && json_is_string(value))
		names_link(view, beside, json_string_value(value));
	else if (json_is_object(value) || json_is_array(value))
		write(view, member.field ? member.field : whole, value, depth + 1);
	else if (member.field && member.field->type != FIELD_INTEGER)
		atom_write_member(view, member.resource, member.field, object);
	else
		atom_write(view, member.field ? member.field : &word, value);
}

static void write_object(
	struct view *view, const struct field *whole, const json_t *object, int depth)
{
	const char *member;
	json_t *value;
	view_puts(view, "<dl>");
	json_object_foreach((json_t *)object, member, value)
	{
		if (tree_is_empty(value) || is_said(view, whole, object, member))
			continue;
		view_puts(view, "<dt>");
		write_title(view, whole, object, member);
		view_puts(view, "</dt><dd>");
		write_member(view, whole, object, member, depth);
		view_puts(view, "</dd>");
	}
	view_puts(view, "</dl>");
}

/* Whether some object of an array has something to show in a column; digests, places, and keys of
 * what has no name, are left to the API. */
static bool is_column(
	const struct view *view, const struct field *whole, const json_t *array, const char *name)
{
	const struct member member = tree_member(view, whole, name);
	bool key = member.field && member.field == &member.resource->fields[member.resource->key] &&
		strcmp(member.resource->name, whole->name) == 0 && !member.resource->label;
	bool digest = member.field && field_is_digest(member.field);
	if (key || digest || (member.field && parts_is_place(member.field)))
		return false;
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *object = json_array_get(array, i);
		if (!tree_is_empty(json_object_get(object, name)) && !is_said(view, whole, object, name))
			return true;
	}
	return false;
}

static size_t find_columns(const struct view *view, const struct field *whole, const json_t *array,
	const char *ret_names[static COLUMNS_MAX])
{
	size_t count = 0;
	const char *name;
	json_t *value;
	json_object_foreach(json_array_get(array, 0), name, value) if (count < COLUMNS_MAX &&
		is_column(view, whole, array, name)) ret_names[count++] = name;
	return count;
}

/* Where each object is a record and a word on it, that is said in a line. */
static void write_list(struct view *view, const struct field *whole, const json_t *array,
	const char *const names[static 2], int depth)
{
	view_puts(view, "<ul class=\"links\">\n");
	for (size_t i = 0; i < json_array_size(array); i++) {
		view_puts(view, "<li>");
		write_member(view, whole, json_array_get(array, i), names[0], depth);
		view_puts(view, " <small>");
		write_member(view, whole, json_array_get(array, i), names[1], depth);
		view_puts(view, "</small></li>\n");
	}
	view_puts(view, "</ul>");
}

/* Each cell says what it is of, for where there is no room for columns. */
static void write_table(
	struct view *view, const struct field *whole, const json_t *array, int depth)
{
	const char *names[COLUMNS_MAX];
	size_t count = find_columns(view, whole, array, names);
	if (count == 2 && tree_resource_beside(view, json_array_get(array, 0), names[0])) {
		write_list(view, whole, array, names, depth);
		return;
	}
	view_puts(view, "<table class=\"rows\"><thead><tr>");
	for (size_t n = 0; n < count; n++) {
		view_puts(view, "<th scope=\"col\">");
		write_title(view, whole, json_array_get(array, 0), names[n]);
		view_puts(view, "</th>");
	}
	view_puts(view, "</tr></thead><tbody>\n");
	bool brief = view->brief;
	view->brief = true;
	for (size_t i = 0; i < json_array_size(array); i++) {
		view_puts(view, "<tr>");
		for (size_t n = 0; n < count; n++) {
			view_puts(view, "<td data-of=\"");
			write_title(view, whole, json_array_get(array, 0), names[n]);
			view_puts(view, "\">");
			write_member(view, whole, json_array_get(array, i), names[n], depth);
			view_puts(view, "</td>");
		}
		view_puts(view, "</tr>\n");
	}
	view->brief = brief;
	view_puts(view, "</tbody></table>");
}

/* Names of records may be sentences: where there is room, each has a line. */
static void write_line(struct view *view, const struct field *field, const json_t *array, int depth)
{
	bool apart = field->ref && !view->brief && json_array_size(array) > 1;
	view_puts(view, apart ? "<ul class=\"links\">" : "");
	for (size_t i = 0; i < json_array_size(array); i++) {
		if (i > 0 && !apart)
			view_word(view, WORD_JOINT);
		view_puts(view, apart ? "<li>" : "");
		write(view, field, json_array_get(array, i), depth + 1);
		view_puts(view, apart ? "</li>" : "");
	}
	view_puts(view, apart ? "</ul>" : "");
}

static void write(struct view *view, const struct field *field, const json_t *value, int depth)
{
	if (depth > DEPTH_MAX) {
		view_puts(view, "…");
	} else if (json_is_object(value)) {
		write_object(view, field, value, depth);
	} else if (json_is_object(json_array_get(value, 0))) {
		write_table(view, field, value, depth);
	} else if (json_is_array(value)) {
		write_line(view, field, value, depth);
	} else {
		atom_write(view, field, value);
	}
}

void tree_write(struct view *view, const struct field *field, const json_t *value)
{
	write(view, field, value, 0);
}
