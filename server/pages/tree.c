#include "pages/tree.h"

#include "base/buf.h"
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

/* The field that says what a member is; NULL where none has its name. */
static const struct field *field_of(
	const struct view *view, const struct field *whole, const char *member)
{
	const struct catalog *catalog = view->source->catalog;
	const struct resource *named = catalog_resource(catalog, whole->name);
	const struct field *field = named ? resource_field(named, member) : NULL;
	for (size_t i = 0; !field && i < catalog->resource_count; i++)
		field = resource_field(&catalog->resources[i], member);
	return field;
}

/* A member's name with another ending; NULL if it has not got the first. */
static const char *other_end(const char *member, const char *end, const char *other,
	char ret_name[static CATALOG_NAME_MAX + 1])
{
	size_t len = strlen(member), end_len = strlen(end);
	if (len <= end_len || len + strlen(other) > CATALOG_NAME_MAX ||
		strcmp(member + len - end_len, end) != 0)
		return NULL;
	memcpy(ret_name, member, len - end_len);
	strcpy(ret_name + len - end_len, other);
	return ret_name;
}

/* What `x_id` is the key of, where `x_resource` stands beside it. */
static const struct resource *resource_beside(
	const struct view *view, const json_t *object, const char *member)
{
	char name[CATALOG_NAME_MAX + 1];
	if (!other_end(member, "_id", "_resource", name))
		return NULL;
	const char *resource = json_string_value(json_object_get(object, name));
	return resource ? catalog_resource(view->source->catalog, resource) : NULL;
}

/* Said by the link to the record, or in the page's language by another member. */
static bool is_said(const struct view *view, const json_t *object, const char *member)
{
	char name[CATALOG_NAME_MAX + 1], id[CATALOG_NAME_MAX + 1];
	static const char *const ends[] = {"_resource", "_title_zh", "_title_en"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (other_end(member, ends[i], "_id", id) && resource_beside(view, object, id))
			return true;
	return strlen(member) <= CATALOG_NAME_MAX && view_is_foreign(view, member, name) &&
		json_object_get(object, name);
}

/* A word by which no field is called may be one of a vocabulary's: then that says what it is. */
static void write_title(
	struct view *view, const struct field *whole, const json_t *object, const char *member)
{
	const struct field *field = field_of(view, whole, member);
	const struct field names = {.vocabulary = "vocabulary_name"};
	const struct meaning *meaning = catalog_meaning(view->source->catalog, &names, member);
	if (field)
		view_text(view, view_field_title(view, field));
	else if (resource_beside(view, object, member))
		view_word(view, WORD_RECORD);
	else if (meaning)
		view_text(view, view_choose(view, meaning->definition_en, meaning->definition_zh));
	else
		for (const char *p = member; *p; p++)
			view_text(view, (char[]){*p == '_' ? ' ' : *p, '\0'});
}

static void write(struct view *view, const struct field *field, const json_t *value, int depth);

static void write_member(struct view *view, const struct field *whole, const json_t *object,
	const char *member, int depth)
{
	const json_t *value = json_object_get(object, member);
	const struct resource *beside = resource_beside(view, object, member);
	const struct field *field = field_of(view, whole, member), word = {.vocabulary = member};
	if (beside && json_is_string(value))
		names_link(view, &beside, 1, json_string_value(value));
	else if (json_is_object(value) || json_is_array(value))
		write(view, field ? field : whole, value, depth + 1);
	else
		atom_write(view, field ? field : &word, value);
}

static void write_object(
	struct view *view, const struct field *whole, const json_t *object, int depth)
{
	const char *member;
	json_t *value;
	view_puts(view, "<dl>");
	json_object_foreach((json_t *)object, member, value)
	{
		if (tree_is_empty(value) || is_said(view, object, member))
			continue;
		view_puts(view, "<dt>");
		write_title(view, whole, object, member);
		view_puts(view, "</dt><dd>");
		write_member(view, whole, object, member, depth);
		view_puts(view, "</dd>");
	}
	view_puts(view, "</dl>");
}

/* Whether some object of an array has something to show in a column. */
static bool is_column(const struct view *view, const json_t *array, const char *member)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *object = json_array_get(array, i);
		if (!tree_is_empty(json_object_get(object, member)) && !is_said(view, object, member))
			return true;
	}
	return false;
}

static size_t find_columns(
	const struct view *view, const json_t *array, const char *ret_names[static COLUMNS_MAX])
{
	size_t count = 0;
	const char *member;
	json_t *value;
	json_object_foreach(json_array_get(array, 0), member, value) if (count < COLUMNS_MAX &&
		is_column(view, array, member)) ret_names[count++] = member;
	return count;
}

/* Each cell says what it is of, for where there is no room for columns. */
static void write_table(
	struct view *view, const struct field *whole, const json_t *array, int depth)
{
	const char *names[COLUMNS_MAX];
	size_t count = find_columns(view, array, names);
	view_puts(view, "<table class=\"rows\"><thead><tr>");
	for (size_t n = 0; n < count; n++) {
		view_puts(view, "<th scope=\"col\">");
		write_title(view, whole, json_array_get(array, 0), names[n]);
		view_puts(view, "</th>");
	}
	view_puts(view, "</tr></thead><tbody>\n");
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
	view_puts(view, "</tbody></table>");
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
		for (size_t i = 0; i < json_array_size(value); i++) {
			if (i > 0)
				view_word(view, WORD_JOINT);
			write(view, field, json_array_get(value, i), depth + 1);
		}
	} else {
		atom_write(view, field, value);
	}
}

void tree_write(struct view *view, const struct field *field, const json_t *value)
{
	write(view, field, value, 0);
}
