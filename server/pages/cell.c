#include "pages/cell.h"

#include "pages/atom.h"
#include "pages/badge.h"
#include "pages/tree.h"

#include <string.h>

bool cell_is_hidden(
	const struct view *view, const struct resource *resource, const struct field *field)
{
	char own[CATALOG_NAME_MAX + 1];
	bool searched_alone = field->type == FIELD_TEXT && field->item_only && !field->filterable;
	return field->search == SEARCH_PINYIN || searched_alone ||
		(view_is_foreign(view, field->name, own) && resource_field(resource, own));
}

void cell_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item)
{
	const json_t *value = json_object_get(item, field->name);
	if (field->type == FIELD_LIST || field->type == FIELD_JSON)
		tree_write(view, field, value);
	else if (field->hit && strcmp(field->hit, "verdict") == 0 && json_is_string(value))
		badge_write(view, field, json_string_value(value));
	else
		atom_write_member(view, resource, field, item);
}
