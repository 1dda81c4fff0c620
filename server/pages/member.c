#include "pages/member.h"

#include "base/text.h"
#include "dataset/labels.h"
#include "dataset/parts.h"

#include <stdio.h>
#include <string.h>

bool member_is_empty(const json_t *value)
{
	return !value || json_is_null(value) || (json_is_array(value) && json_array_size(value) == 0) ||
		(json_is_object(value) && json_object_size(value) == 0) ||
		(json_is_string(value) && json_string_length(value) == 0);
}

struct member member_find(const struct view *view, const struct field *whole, const char *name)
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

/* Returns the member whose name has another suffix; NULL if this name lacks the first. */
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

const struct resource *member_resource(
	const struct view *view, const json_t *object, const char *member)
{
	char name[CATALOG_NAME_MAX + 1];
	if (!other_end(member, "_id", "_resource", name))
		return NULL;
	const char *resource = json_string_value(json_object_get(object, name));
	return resource ? catalog_resource(view->source->catalog, resource) : NULL;
}

const struct resource *member_items(
	const struct view *view, const struct field *whole, const json_t *object)
{
	const struct resource *named = catalog_resource(view->source->catalog, whole->name);
	return named && named->label && json_object_get(object, named->fields[named->key].name) ? named
																							: NULL;
}

/* Whether an earlier member with the same value is a link to the same record. */
static bool is_linked_before(
	const struct view *view, const struct field *whole, const json_t *object, const char *member)
{
	const char *name;
	json_t *value;
	json_object_foreach((json_t *)object, name, value)
	{
		const struct field *field = member_find(view, whole, name).field;
		if (strcmp(name, member) != 0 && field && field->ref &&
			!member_resource(view, object, name) &&
			json_equal(value, json_object_get(object, member)))
			return true;
	}
	return false;
}

bool member_is_of_link(const struct view *view, const json_t *object, const char *member)
{
	static const char *const ends[] = {"_resource", "_title_zh", "_title_en"};
	char id[CATALOG_NAME_MAX + 1];
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (other_end(member, ends[i], "_id", id) && member_resource(view, object, id))
			return true;
	return false;
}

bool member_is_said(
	const struct view *view, const struct field *whole, const json_t *object, const char *name)
{
	char own[CATALOG_NAME_MAX + 1];
	const struct resource *items = member_items(view, whole, object);
	struct member member = member_find(view, whole, name);
	const struct field *of = member.field ? parts_whole(member.resource, member.field) : NULL;
	if (member_is_of_link(view, object, name))
		return true;
	if (strlen(name) <= CATALOG_NAME_MAX && view_is_foreign(view, name, own) &&
		json_object_get(object, own))
		return true;
	if (of && !member_is_empty(json_object_get(object, of->name)))
		return true;
	if (member_resource(view, object, name))
		return is_linked_before(view, whole, object, name);
	return items && member.resource == items &&
		(labels_fields(items) & field_bit(items, member.field));
}

/* A name that is no field's may be a vocabulary word, whose title is then used. */
const char *member_title(const struct view *view, const struct field *whole, const json_t *object,
	const char *member, char storage[static CATALOG_NAME_MAX + 1])
{
	const struct member of = member_find(view, whole, member);
	const struct resource *items = member_items(view, whole, object);
	const struct field names = {.vocabulary = "vocabulary_name"};
	const struct meaning *meaning = catalog_meaning(view->source->catalog, &names, member);
	bool linked = member_resource(view, object, member);
	if ((items && of.field == &items->fields[items->key]) ||
		(linked && !(of.field && strcmp(of.resource->name, whole->name) == 0)))
		return view_said(view, WORD_RECORD);
	if (of.field)
		return view_field_title(view, of.field);
	if (meaning)
		return view_choose(view, meaning->definition_en, meaning->definition_zh);
	snprintf(storage, CATALOG_NAME_MAX + 1, "%s", member);
	for (char *p = storage; (p = strchr(p, '_'));)
		*p = ' ';
	return storage;
}
