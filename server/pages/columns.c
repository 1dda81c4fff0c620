#include "pages/columns.h"

#include "dataset/labels.h"
#include "pages/cell.h"
#include "query/query.h"

#include <string.h>

static bool is_figure(const struct field *field)
{
	return field->type == FIELD_NUMBER && field->unit;
}

uint64_t columns_needed(const struct view *view)
{
	const struct resource *resource = view->query->resource;
	return labels_fields(resource) | field_bit(resource, &resource->fields[resource->key]);
}

/* Whether a field before it tells the same of an item. */
static bool is_told(const struct resource *resource, const struct field *field)
{
	for (const struct field *other = resource->fields; other < field; other++)
		if (field->hit ? other->hit && strcmp(other->hit, field->hit) == 0 : is_figure(other))
			return true;
	return false;
}

/* Of those that are left the first, or those that tell more than others: what a hit shows, and a figure. */
static uint64_t take(const struct resource *resource, uint64_t left, bool telling, int *count)
{
	uint64_t taken = 0;
	for (size_t i = 0; i < resource->field_count && *count < COLUMNS_FEW; i++) {
		const struct field *field = &resource->fields[i];
		bool tells = (field->hit || is_figure(field)) && field->type != FIELD_LIST &&
			!is_told(resource, field);
		if (!(left & field_bit(resource, field)) || (telling && !tells))
			continue;
		taken |= field_bit(resource, field);
		++*count;
	}
	return taken;
}

uint64_t columns_choose(const struct view *view)
{
	const struct resource *resource = view->query->resource;
	uint64_t usual = resource_usual_fields(resource), left = 0;
	int count = 0;
	if (view->query->fields != usual)
		return view->query->fields & ~columns_needed(view);
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (field->type != FIELD_JSON && !cell_is_hidden(view, resource, field))
			left |= field_bit(resource, field);
	}
	left &= usual & ~columns_needed(view);
	uint64_t taken = take(resource, left, true, &count);
	return count > 1 ? taken : taken | take(resource, left & ~taken, false, &count);
}
