#include "pages/tree.h"

#include "base/buf.h"
#include "dataset/parts.h"
#include "pages/atom.h"
#include "pages/kind.h"
#include "pages/member.h"
#include "pages/names.h"
#include "pages/relation_title.h"

#include <stdio.h>
#include <string.h>

enum {
	COLUMNS_MAX = 16,
	DEPTH_MAX = 4 /* of nesting; deeper parts are only in the API */
};

static void write_title(
	struct view *view, const struct field *whole, const json_t *object, const char *member)
{
	char storage[CATALOG_NAME_MAX + 1];
	view_text(view, member_title(view, whole, object, member, storage));
}

static void write(struct view *view, const struct field *field, const json_t *value, int depth);

static void write_member(
	struct view *view, const struct field *whole, const json_t *object, const char *name, int depth)
{
	const json_t *value = json_object_get(object, name);
	const struct resource *beside = member_resource(view, object, name);
	const struct resource *items = member_items(view, whole, object);
	struct member member = member_find(view, whole, name);
	const struct field word = {.vocabulary = name};
	if (items && member.field == &items->fields[items->key])
		beside = items;
	if (beside && json_is_string(value))
		relation_title_link(view, beside, json_string_value(value));
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
		if (member_is_empty(value) || member_is_said(view, whole, object, member))
			continue;
		view_puts(view, "<dt>");
		write_title(view, whole, object, member);
		view_puts(view, "</dt><dd>");
		write_member(view, whole, object, member, depth);
		view_puts(view, "</dd>");
	}
	view_puts(view, "</dl>");
}

/* Whether a member names the page's own item: by the resource that is beside it, or that its link
 * would lead to, since resources share keys. */
static bool names_own(
	struct view *view, const struct field *whole, const json_t *object, const char *name)
{
	const char *key = json_string_value(json_object_get(object, name));
	const struct resource *named = member_resource(view, object, name);
	const struct field *field = member_find(view, whole, name).field;
	if (!view->own || !key || strcmp(key, view->own) != 0)
		return false;
	if (!named && field && field->ref)
		named = names_home(view, field, key);
	return kind_is_own(view, named, key);
}

/* Whether all objects have it here, so that the page need not tell of it each time. */
static bool is_own(
	struct view *view, const struct field *whole, const json_t *array, const char *name)
{
	size_t i = 0;
	while (i < json_array_size(array) && names_own(view, whole, json_array_get(array, i), name))
		i++;
	return i == json_array_size(array);
}

/*
 * Whether a column has a value in any object. Digests, positions, and keys of records without names
 * are left to the API.
 */
static bool is_column(
	struct view *view, const struct field *whole, const json_t *array, const char *name)
{
	const struct member member = member_find(view, whole, name);
	bool key = member.field && member.field == &member.resource->fields[member.resource->key] &&
		strcmp(member.resource->name, whole->name) == 0 && !member.resource->label;
	bool digest = member.field && field_is_digest(member.field);
	if (key || digest || is_own(view, whole, array, name) ||
		(member.field && parts_is_place(member.field)))
		return false;
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *object = json_array_get(array, i);
		if (!member_is_empty(json_object_get(object, name)) &&
			!member_is_said(view, whole, object, name))
			return true;
	}
	return false;
}

static size_t find_columns(struct view *view, const struct field *whole, const json_t *array,
	const char *ret_names[static COLUMNS_MAX])
{
	size_t count = 0;
	const char *name;
	json_t *value;
	json_object_foreach(json_array_get(array, 0), name, value) if (count < COLUMNS_MAX &&
		is_column(view, whole, array, name)) ret_names[count++] = name;
	return count;
}

/* Whether an earlier object has the same word. */
static bool is_repeated(const json_t *array, size_t at, const char *word)
{
	const json_t *value = json_object_get(json_array_get(array, at), word);
	for (size_t i = 0; i < at; i++)
		if (json_equal(json_object_get(json_array_get(array, i), word), value))
			return true;
	return false;
}

/*
 * Writes objects that are a record and a word each: the records under their word. A name may
 * contain a comma, so none stands between them.
 */
static void write_list(struct view *view, const struct field *whole, const json_t *array,
	const char *const names[static 2], int depth)
{
	view_puts(view, "<dl>");
	for (size_t i = 0; i < json_array_size(array); i++) {
		const json_t *one = json_array_get(array, i), *word = json_object_get(one, names[1]);
		if (is_repeated(array, i, names[1]))
			continue;
		view_puts(view, "<dt>");
		write_member(view, whole, one, names[1], depth);
		view_puts(view, "</dt><dd>");
		for (size_t n = i; n < json_array_size(array); n++) {
			const json_t *other = json_array_get(array, n);
			if (!json_equal(json_object_get(other, names[1]), word))
				continue;
			if (n > i)
				view_word(view, WORD_THEN);
			write_member(view, whole, other, names[0], depth);
		}
		view_puts(view, "</dd>\n");
	}
	view_puts(view, "</dl>");
}

/* Labels each cell, for narrow screens without columns. */
static void write_table(
	struct view *view, const struct field *whole, const json_t *array, int depth)
{
	const char *names[COLUMNS_MAX];
	size_t count = find_columns(view, whole, array, names);
	if (count == 2 && member_resource(view, json_array_get(array, 0), names[0])) {
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

/* A list of promises says what came of each, as lists of them do elsewhere. */
static void write_verdict(struct view *view, const struct field *field, const json_t *key)
{
	const struct resource *only = catalog_resource(view->source->catalog, field->ref);
	if (only && json_is_string(key))
		names_verdict(view, only, json_string_value(key));
}

/* Names may be sentences, so each gets a line if there is room. */
static void write_line(struct view *view, const struct field *field, const json_t *array, int depth)
{
	bool apart = field->ref && !view->brief && json_array_size(array) > 1;
	view_puts(view, apart ? "<ul class=\"links\">" : "");
	for (size_t i = 0; i < json_array_size(array); i++) {
		if (i > 0 && !apart)
			view_word(view, WORD_JOINT);
		view_puts(view, apart ? "<li>" : "");
		write(view, field, json_array_get(array, i), depth + 1);
		if (apart)
			write_verdict(view, field, json_array_get(array, i));
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
