#ifndef TREE_H
#define TREE_H

#include "pages/view.h"

/*
 * Writes the value of a field that may have parts: an array of objects as a table, another one as a
 * list in a line, an object as a list of its members, all else as an atom. A member is called, and
 * written, as the field of its name: of the resource that has the JSON field's name, else of the
 * first that has one. Two members `x_resource` and `x_id` are one link to that record.
 */
void tree_write(struct view *view, const struct field *field, const json_t *value);

/* Whether there is nothing to write: null, or empty. */
bool tree_is_empty(const json_t *value);

/* The field that a member of the value of a JSON field is called and written as, and its resource;
 * no field where none has its name. */
struct member {
	const struct resource *resource;
	const struct field *field;
};
struct member tree_member(const struct view *view, const struct field *whole, const char *name);

/* What a member `x_id` of an object is the key of, where `x_resource` stands beside it; or NULL. */
const struct resource *tree_resource_beside(
	const struct view *view, const json_t *object, const char *member);

/* What a member is called: as its field, as a link to a record, as a vocabulary by its name; or, in
 * the storage, its name in plain letters. */
const char *tree_title(const struct view *view, const struct field *whole, const json_t *object,
	const char *member, char storage[static CATALOG_NAME_MAX + 1]);

/* Whether a member is said by the link of another, `x_id`: its resource or its title. */
bool tree_is_of_link(const struct view *view, const json_t *object, const char *member);

#endif
