#include "pages/cell.h"

#include "dataset/parts.h"
#include "pages/atom.h"
#include "pages/badge.h"
#include "pages/tree.h"

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

void cell_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item)
{
	const json_t *value = json_object_get(item, field->name);
	if (field->type == FIELD_LIST || field->type == FIELD_JSON)
		tree_write(view, field, value);
	else if (field_is_hit(field, "verdict") && json_is_string(value))
		badge_write(view, field, json_string_value(value));
	else
		atom_write_member(view, resource, field, item);
}
