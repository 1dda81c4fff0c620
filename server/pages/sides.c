#include "pages/sides.h"

#include "base/buf.h"
#include "pages/comparison.h"
#include "pages/entry.h"
#include "pages/names.h"
#include "pages/related.h"
#include "pages/tree.h"
#include "pages/unfold.h"

#include <string.h>

/* Whether a field of the record leads to one other. */
static const char *side_of(const struct field *field, const json_t *item)
{
	return field->ref && field->type == FIELD_TEXT
		? json_string_value(json_object_get(item, field->name))
		: NULL;
}

/* What resource a side is of that may be any. */
static const struct resource *resource_of(
	const struct view *view, const struct field *field, const json_t *item)
{
	return field_refers(field, "*") ? tree_resource_beside(view, item, field->name) : NULL;
}

static void write_side(struct view *view, const struct field *field, const char *key)
{
	view_puts(view, "<div><small>");
	view_text(view, view_field_title(view, field));
	view_puts(view, "</small><br>");
	names_link_field(view, field, key);
	view_puts(view, "</div>\n");
}

/* The sides that may be anything, as the page of a comparison takes them. */
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

static void write_way(struct view *view, const struct comparison *sides)
{
	if (sides->count < COMPARISON_MIN)
		return;
	view_puts(view, "<p>");
	comparison_open_link(view, sides);
	view_word(view, WORD_COMPARE);
	view_puts(view, "</a></p>\n");
}

void sides_write_way(struct view *view, const struct resource *resource, const json_t *item)
{
	const struct comparison sides = gather(view, resource, item);
	for (size_t i = 0; i < sides.count; i++)
		if (!related_is_statement(sides.records[i].resource))
			return;
	write_way(view, &sides);
}

bool sides_has(const struct view *view, const struct resource *resource, const json_t *item)
{
	return related_is_statement(resource) && gather(view, resource, item).count > 0;
}

static void write_sides(
	struct view *view, const struct resource *resource, const json_t *item, uint64_t shown)
{
	const struct comparison sides = gather(view, resource, item);
	view_puts(view, "<div class=\"sides\">\n");
	for (size_t i = 0; i < resource->field_count; i++) {
		const char *key = side_of(&resource->fields[i], item);
		if (key) {
			write_side(view, &resource->fields[i], key);
			shown &= ~field_bit(resource, &resource->fields[i]);
		}
	}
	view_puts(view, "</div>\n");
	entry_write_rest(view, resource, item, shown);
	write_way(view, &sides);
}

void sides_write_one(struct view *view, const struct resource *resource, const json_t *item,
	uint64_t shown, bool folded)
{
	view_puts(view, "<section>\n<p>");
	entry_write_link(view, resource, item);
	view_puts(view, "</p>\n");
	if (folded)
		unfold_begin(view, WORD_SIDES, 0);
	write_sides(view, resource, item, shown);
	if (folded)
		unfold_end(view);
	view_puts(view, "</section>\n");
}

void sides_write(struct asked *asked)
{
	const json_t *rows = asked_rows(asked);
	size_t count = json_array_size(rows);
	for (size_t i = 0; i < count; i++)
		sides_write_one(
			&asked->view, asked->query.resource, json_array_get(rows, i), asked->shown, count > 1);
}
