#ifndef MEMBER_H
#define MEMBER_H

#include "pages/view.h"

/*
 * The members of objects in a JSON field (`whole`): how each is titled and written, and which are
 * written together. Two members `x_resource` and `x_id` form one link.
 */
struct member {
	const struct resource *resource;
	const struct field *field; /* NULL if no field has the member's name */
};

/*
 * Returns the field that a member is written like: the one of the same name in the resource named
 * like the JSON field, else in the first resource that has one.
 */
struct member member_find(const struct view *view, const struct field *whole, const char *name);

/* Returns the resource that `x_resource` names for a member `x_id`; NULL if there is none. */
const struct resource *member_resource(
	const struct view *view, const json_t *object, const char *member);

/*
 * Returns the resource that the objects are items of, if they have its key and its items have
 * names, so that a link can replace both; else NULL.
 */
const struct resource *member_items(
	const struct view *view, const struct field *whole, const json_t *object);

/*
 * Returns the title of a member: that of its field or vocabulary, "record" for a link, else its
 * name with blanks, written to storage.
 */
const char *member_title(const struct view *view, const struct field *whole, const json_t *object,
	const char *member, char storage[static CATALOG_NAME_MAX + 1]);

/*
 * Whether a link `x_id` in the same object covers the member: it is the link's resource or title.
 */
bool member_is_of_link(const struct view *view, const json_t *object, const char *member);

/*
 * Whether another member covers this one: a link to the record, the same text in the page's
 * language, or a field that it is a companion of (parts.h).
 */
bool member_is_said(
	const struct view *view, const struct field *whole, const json_t *object, const char *member);

/* Whether a value is null or empty. */
bool member_is_empty(const json_t *value);

#endif
