#include "pages/entry.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/labels.h"
#include "dataset/parts.h"
#include "pages/badge.h"
#include "pages/cell.h"
#include "pages/dates.h"
#include "pages/names.h"
#include "pages/relation_title.h"
#include "pages/member.h"
#include "render/render.h"

#include <string.h>

void entry_write_link(struct view *view, const struct resource *resource, const json_t *item)
{
	const char *key =
		json_string_value(json_object_get(item, resource->fields[resource->key].name));
	struct buf name;
	buf_init(&name, RENDER_MAX);
	names_of_item(view, resource, item, &name);
	if (name.len == 0)
		relation_title_write(view, resource, item, &name);
	view_open_link(view, resource, key);
	names_write(view, name.len > 0 ? buf_text(&name) : key);
	view_puts(view, "</a>");
	html_finish(&view->html, &name);
}

/*
 * Returns the first field with this role in search hits. It does not fall back to a second one,
 * whose date would be of something else.
 */
static const struct field *field_of(
	const struct resource *resource, const char *hit, const json_t *item)
{
	const struct field *field = resource_hit(resource, hit);
	return field && json_is_string(json_object_get(item, field->name)) ? field : NULL;
}

void entry_write_points(struct view *view, const struct resource *resource, const json_t *item)
{
	const struct field *date = field_of(resource, "date", item),
					   *verdict = field_of(resource, "verdict", item);
	if (date && !(labels_fields(resource) & field_bit(resource, date))) {
		view_puts(view, " <small>");
		dates_write(view, dates_of(resource, date, item));
		view_puts(view, "</small>");
	}
	if (verdict) {
		view_puts(view, " ");
		badge_write(view, verdict, json_string_value(json_object_get(item, verdict->name)));
	}
}

/*
 * Whether a field is written elsewhere: in the name, as date or verdict, as a companion, or as the
 * resource of a link.
 */
static bool is_said(const struct resource *resource, const struct field *field)
{
	return (labels_fields(resource) & field_bit(resource, field)) != 0 ||
		parts_whole(resource, field) || text_ends_in(field->name, "_resource") ||
		field_is_hit(field, "date") || field_is_hit(field, "verdict");
}

void entry_write_rest(
	struct view *view, const struct resource *resource, const json_t *item, uint64_t shown)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (i == resource->key || !(shown & field_bit(resource, field)) ||
			is_said(resource, field) || cell_is_hidden(view, resource, field) ||
			member_is_empty(json_object_get(item, field->name)))
			continue;
		view_puts(view, "<p>");
		if (field->search != SEARCH_TEXT) { /* prose needs no title */
			view_text(view, view_field_title(view, field));
			view_word(view, WORD_IS);
		}
		cell_write(view, resource, field, item);
		view_puts(view, "</p>");
	}
}
