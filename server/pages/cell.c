#include "pages/cell.h"

#include "pages/atom.h"
#include "pages/tree.h"

bool cell_is_hidden(
	const struct view *view, const struct resource *resource, const struct field *field)
{
	char own[CATALOG_NAME_MAX + 1];
	bool searched_alone = field->type == FIELD_TEXT && field->item_only && !field->filterable;
	return field->search == SEARCH_PINYIN || searched_alone ||
		(view_is_foreign(view, field->name, own) && resource_field(resource, own));
}

/* A unit stands for itself, or is the name of the field that says it. */
static void write_unit(struct view *view, const struct resource *resource,
	const struct field *field, const json_t *item)
{
	const struct field *teller = field->unit ? resource_field(resource, field->unit) : NULL;
	if (!field->unit)
		return;
	view_puts(view, " ");
	if (teller)
		atom_write(view, teller, json_object_get(item, field->unit));
	else
		view_text(view, field->unit);
}

void cell_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item)
{
	const json_t *value = json_object_get(item, field->name);
	tree_write(view, field, value);
	if (json_is_number(value))
		write_unit(view, resource, field, item);
}
