#include "pages/side_by_side.h"

#include "base/buf.h"
#include "pages/comparison.h"
#include "pages/entry.h"
#include "pages/kind.h"
#include "pages/names.h"
#include "pages/relation_title.h"
#include "pages/related.h"
#include "pages/member.h"
#include "pages/unfold.h"

#include <string.h>

/* Returns the key in a field that refers to one record; else NULL. */
static const char *side_of(const struct field *field, const json_t *item)
{
	return field->ref && field->type == FIELD_TEXT
		? json_string_value(json_object_get(item, field->name))
		: NULL;
}

/* Returns the resource of a reference that may be to any. */
static const struct resource *resource_of(
	const struct view *view, const struct field *field, const json_t *item)
{
	return field_refers(field, "*") ? member_resource(view, item, field->name) : NULL;
}

static void write_side(
	struct view *view, const char *title, const struct field *field, const char *key)
{
	view_puts(view, "<div><small>");
	view_text(view, title);
	view_puts(view, "</small><br>");
	relation_title_link_field(view, field, key);
	view_puts(view, "</div>\n");
}

/* Collects the references of `ref` `*` for a comparison. */
static struct comparison gather(
	const struct view *view, const struct resource *resource, const json_t *item)
{
	struct comparison sides = {.count = 0};
	for (size_t i = 0; i < resource->field_count && sides.count < COMPARISON_MAX; i++) {
		const struct field *field = &resource->fields[i];
		const char *key = side_of(field, item);
		const struct resource *other = key ? resource_of(view, field, item) : NULL;
		if (other)
			sides.records[sides.count++] = (struct compared){other, key};
	}
	return sides;
}

/* `item` is what the sides are of. */
static void write_way(struct view *view, const struct comparison *sides,
	const struct resource *resource, const json_t *item)
{
	if (sides->count < COMPARISON_MIN)
		return;
	view_puts(view, "<p class=\"ways\">");
	comparison_open_link(view, sides);
	view_word(view, WORD_COMPARE);
	view_context(view, names_title(view, resource, item));
	view_puts(view, "</a></p>\n");
}

void side_by_side_write_link(struct view *view, const struct resource *resource, const json_t *item)
{
	const struct comparison sides = gather(view, resource, item);
	for (size_t i = 0; i < sides.count; i++)
		if (!related_is_statement(sides.records[i].resource))
			return;
	write_way(view, &sides, resource, item);
}

bool side_by_side_applies(
	const struct view *view, const struct resource *resource, const json_t *item)
{
	return related_is_statement(resource) && gather(view, resource, item).count > 0;
}

static void write_sides(
	struct view *view, const struct resource *resource, const json_t *item, uint64_t shown)
{
	view_puts(view, "<div class=\"sides\">\n");
	for (size_t i = 0; i < resource->field_count; i++) {
		const char *key = side_of(&resource->fields[i], item);
		if (key) {
			const struct field *field = &resource->fields[i];
			write_side(view, kind_field_title(view, resource, field, item), field, key);
			shown &= ~field_bit(resource, field);
		}
	}
	view_puts(view, "</div>\n");
	entry_write_rest(view, resource, item, shown);
}

void side_by_side_write_item(struct view *view, const struct resource *resource, const json_t *item,
	uint64_t shown, bool folded)
{
	const struct comparison sides = gather(view, resource, item);
	view_puts(view, "<section>\n<p>");
	entry_write_link(view, resource, item);
	view_puts(view, "</p>\n");
	if (folded)
		unfold_begin(view, WORD_SIDES, 0, names_title(view, resource, item));
	write_sides(view, resource, item, shown);
	if (folded)
		unfold_end(view);
	write_way(view, &sides, resource, item);
	view_puts(view, "</section>\n");
}

void side_by_side_write(struct asked *asked)
{
	const json_t *rows = asked_rows(asked);
	size_t count = json_array_size(rows);
	for (size_t i = 0; i < count; i++)
		side_by_side_write_item(
			&asked->view, asked->query.resource, json_array_get(rows, i), asked->shown, count > 1);
}
