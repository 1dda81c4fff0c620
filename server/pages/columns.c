#include "pages/columns.h"

#include "dataset/labels.h"
#include "dataset/parts.h"
#include "pages/cell.h"
#include "pages/figure.h"
#include "pages/relation_title.h"
#include "query/query.h"

#include <string.h>

static uint64_t names_of(const struct resource *resource)
{
	return labels_fields(resource) | field_bit(resource, &resource->fields[resource->key]);
}

bool columns_have(const struct columns *columns, const struct field *field)
{
	for (size_t i = 0; i < columns->count; i++)
		if (columns->fields[i] == field)
			return true;
	return false;
}

bool columns_may(const struct view *view, const struct field *field)
{
	const struct resource *resource = view->query->resource;
	return field->type != FIELD_JSON && !cell_is_hidden(view, resource, field) &&
		!(names_of(resource) & field_bit(resource, field)) && !parts_whole(resource, field) &&
		!parts_half(resource, field, "_resource", "_id"); /* implied by the link */
}

uint64_t columns_needed(const struct view *view, const struct columns *columns)
{
	const struct resource *resource = view->query->resource;
	uint64_t needed = names_of(resource) | relation_title_fields(resource);
	for (size_t i = 0; i < columns->count; i++) {
		const struct field *field = columns->fields[i];
		const struct field *beside[] = {parts_half(resource, field, "_id", "_resource"),
			figure_subject(view->source->catalog, resource, field)};
		needed |= field_bit(resource, field);
		for (size_t n = 0; n < sizeof beside / sizeof *beside; n++)
			needed |= beside[n] ? field_bit(resource, beside[n]) : 0;
	}
	return parts_complete(resource, needed);
}

/* Whether a column would repeat what the row's title consists of, or is a position or digest. */
static bool is_told(const struct resource *resource, const struct field *field)
{
	bool names =
		field_refers(field, "*") && (relation_title_fields(resource) & field_bit(resource, field));
	return names || parts_is_place(field) || field_is_digest(field);
}

/* Returns the first field with this role in search hits; for NULL the first number with a unit. */
static const struct field *find(const struct view *view, const char *hit)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		bool fits = hit ? field_is_hit(field, hit) : field->type == FIELD_NUMBER && field->unit;
		if (fits && !field->item_only && columns_may(view, field))
			return field;
	}
	return NULL;
}

static void take(struct columns *columns, const struct field *field)
{
	if (field && !columns_have(columns, field))
		columns->fields[columns->count++] = field;
}

/* Without fields of such roles, takes the first short ones. */
static void take_first(const struct view *view, struct columns *columns)
{
	const struct resource *resource = view->query->resource;
	columns->count = 0;
	for (size_t i = 0; i < resource->field_count && columns->count < COLUMNS_FEW; i++) {
		const struct field *field = &resource->fields[i];
		if (!field->item_only && field->type != FIELD_LIST && !is_told(resource, field) &&
			columns_may(view, field))
			take(columns, field);
	}
}

struct columns columns_choose(const struct view *view)
{
	const struct query *query = view->query;
	const struct resource *resource = query->resource;
	struct columns columns = {.count = 0};
	if (query->fields != resource_usual_fields(resource)) {
		for (size_t i = 0; i < resource->field_count; i++)
			if (query->fields & ~names_of(resource) & field_bit(resource, &resource->fields[i]))
				take(&columns, &resource->fields[i]);
		return columns;
	}
	const struct field *verdict = find(view, "verdict");
	take(&columns, find(view, "date"));
	take(&columns, verdict ? NULL : find(view, "category"));
	take(&columns, find(view, NULL));
	take(&columns, verdict ? verdict : find(view, "status"));
	if (columns.count < 2)
		take_first(view, &columns);
	else
		take(&columns, find(view, "source_ids"));
	return columns;
}
