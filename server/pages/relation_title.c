#include "pages/relation_title.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "pages/names.h"
#include "pages/member.h"

#include <stdlib.h>
#include <string.h>

bool relation_title_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	size_t begun = out->len, records = 0, pieces = 0;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const char *text = json_string_value(json_object_get(item, field->name));
		const struct resource *other = member_resource(view, item, field->name);
		const struct meaning *meaning =
			text ? catalog_meaning(view->source->catalog, field, text) : NULL;
		if (!text || field->nullable || text_ends_in(field->name, "_resource") ||
			(!other && !meaning))
			continue;
		buf_puts(out, pieces++ > 0 && !view->html.chinese ? " " : "");
		if (!other)
			buf_puts(out, view_choose(view, meaning->title_en, meaning->title_zh));
		else if (names_of_key(view, other, text, out))
			records++;
	}
	if (records == 0)
		out->len = begun;
	return records > 0;
}

uint64_t relation_title_fields(const struct resource *resource)
{
	uint64_t set = 0;
	for (size_t i = 0; i < resource->field_count && !resource->label; i++) {
		const struct field *field = &resource->fields[i];
		if (field->type == FIELD_TEXT && !field->nullable && !field->item_only)
			set |= field_bit(resource, field);
	}
	return set;
}

/* A row, with the number of its values and its date. */
struct relation_row {
	json_t *row;
	size_t said, place;
	const char *date;
};

static int compare_relations(const void *a, const void *b)
{
	const struct relation_row *one = a, *other = b;
	int newer = strcmp(other->date, one->date);
	return one->said != other->said ? (one->said < other->said) - (one->said > other->said)
		: newer != 0                ? newer
									: (one->place > other->place) - (one->place < other->place);
}

static struct relation_row read_relation(
	const struct view *view, const struct field *field, json_t *row, size_t place)
{
	struct relation_row relation = {.row = row, .place = place, .date = ""};
	const char *name;
	json_t *value;
	json_object_foreach(row, name, value)
	{
		const struct field *member = member_find(view, field, name).field;
		if (member && field_is_date(member) && json_is_string(value))
			relation.date = json_string_value(value);
		relation.said += !member_is_empty(value);
	}
	return relation;
}

json_t *relation_title_sort(struct view *view, const struct field *field, const json_t *rows)
{
	size_t count = json_array_size(rows);
	json_t *ordered = json_array();
	struct relation_row *all = calloc(count + 1, sizeof *all);
	for (size_t i = 0; all && i < count; i++)
		all[i] = read_relation(view, field, json_array_get(rows, i), i);
	if (all)
		qsort(all, count, sizeof *all, compare_relations);
	for (size_t i = 0; all && i < count; i++)
		json_array_append(ordered, all[i].row);
	if (json_array_size(ordered) != count)
		error_set(view->err, ERROR_INTERNAL, "no memory for what relates an item");
	free(all);
	return ordered;
}
