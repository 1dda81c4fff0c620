#include "pages/fields.h"

#include "base/text.h"
#include "dataset/parts.h"
#include "pages/cell.h"
#include "pages/figure.h"
#include "pages/kind.h"
#include "pages/names.h"
#include "pages/related.h"
#include "pages/member.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

enum { OPEN_MAX = 3 /* so few detail fields need not be folded */ };

/* Writes a word with its definition. */
static void write_definition(struct view *view, const struct field *field, const json_t *value)
{
	const struct meaning *meaning = field->hit && json_is_string(value)
		? catalog_meaning(view->source->catalog, field, json_string_value(value))
		: NULL;
	if (!meaning)
		return;
	view_puts(view, " <small>");
	view_text(view, view_choose(view, meaning->definition_en, meaning->definition_zh));
	view_puts(view, "</small>");
}

static void write_field(struct view *view, const struct field *field, const json_t *item)
{
	view_puts(view, "<dt>");
	view_text(view, kind_field_title(view, view->query->resource, field, item));
	bool verdict = field_is_hit(field, "verdict");
	view_puts(view, verdict ? "</dt><dd><strong>" : "</dt><dd>");
	cell_write(view, view->query->resource, field, item);
	view_puts(view, verdict ? "</strong>" : "");
	write_definition(view, field, json_object_get(item, field->name));
	view_puts(view, "</dd>\n");
}

/* Whether a field qualifies another one, as `value_is_exact` does `value`. */
static bool is_remark(const struct resource *resource, const struct field *field)
{
	char name[CATALOG_NAME_MAX + 1];
	const char *is = strstr(field->name, "_is_");
	if (!is)
		return false;
	snprintf(name, sizeof name, "%.*s", (int)(is - field->name), field->name);
	return resource_field(resource, name);
}

bool fields_is_detail(const struct resource *resource, const struct field *field)
{
	bool source_of_name = field_is_hit(field, "source_ids") && !related_is_statement(resource);
	return field == &resource->fields[resource->key] || field_is_digest(field) || source_of_name ||
		text_ends_in(field->name, "_basis") || parts_is_place(field) || is_remark(resource, field);
}

/* Whether the records that a list refers to have a section on the page. */
static bool has_section(const struct view *view, const struct field *field)
{
	const struct resource *other = field->type == FIELD_LIST && field->ref
		? catalog_resource(view->source->catalog, field->ref)
		: NULL;
	return other && related_has(view->query->resource, other);
}

static bool is_elsewhere(const struct view *view, const struct field *field, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	const json_t *value = json_object_get(item, field->name);
	const char *title = names_title(view, resource, item);
	const struct field *whole = parts_whole(resource, field);
	const struct field *longer = parts_half(resource, field, "_ids", "");
	if (field->type == FIELD_JSON || member_is_empty(value) ||
		cell_is_hidden(view, resource, field) || (title && json_string_value(value) == title))
		return true;
	if (whole && !member_is_empty(json_object_get(item, whole->name)))
		return true;
	if (longer && !member_is_empty(json_object_get(item, longer->name)))
		return true;
	return parts_half(resource, field, "_resource", "_id") || has_section(view, field);
}

/* Whether a field names a period by a word, as `plan_period` does; that stands beside dates. */
static bool is_named_period(const struct field *field)
{
	return field->vocabulary && text_ends_in(field->name, "_period");
}

/* Whether a field has this role in search hits; NULL stands for a number with a unit. */
static bool leads(const struct field *field, const char *hit)
{
	if (!hit)
		return field->type == FIELD_NUMBER && field->unit;
	return field_is_hit(field, hit) || (strcmp(hit, "date") == 0 && is_named_period(field));
}

static uint64_t write_alone(
	struct view *view, const struct field *field, const json_t *item, uint64_t left)
{
	uint64_t written = left & field_bit(view->query->resource, field);
	if (written)
		write_field(view, field, item);
	return written;
}

/* Writes the fields whose names begin with a field's name. */
static uint64_t write_rest(
	struct view *view, const struct field *head, const json_t *item, uint64_t left)
{
	const struct resource *resource = view->query->resource;
	size_t len = strlen(head->name);
	uint64_t written = 0;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		uint64_t bit = field_bit(resource, field);
		if (!(left & ~written & bit) || strncmp(field->name, head->name, len) != 0 ||
			field->name[len] != '_')
			continue;
		write_field(view, field, item);
		written |= bit;
	}
	return written;
}

/* Writes a field that has not been written yet, and those; before a figure, what it counts. */
static uint64_t write_group(
	struct view *view, const struct field *head, const json_t *item, uint64_t left)
{
	const struct resource *resource = view->query->resource;
	const struct field *subject = figure_subject(view->source->catalog, resource, head);
	uint64_t written = 0;
	if (!(left & field_bit(resource, head)))
		return 0;
	if (subject)
		written = write_alone(view, subject, item, left);
	written |= write_alone(view, head, item, left);
	return written | write_rest(view, head, item, left & ~written);
}

/*
 * Writes the main fields: verdict, who states it, date, amount, and what the verdict is based on.
 */
static uint64_t write_first(struct view *view, const json_t *item, uint64_t left)
{
	static const struct {
		const char *hit;
		uint64_t (*write)(
			struct view *view, const struct field *field, const json_t *item, uint64_t left);
	} first[] = {{"verdict", write_alone}, {"teller", write_alone}, {"date", write_group},
		{NULL, write_group}, {"verdict", write_rest}};
	const struct resource *resource = view->query->resource;
	for (size_t n = 0; n < sizeof first / sizeof *first; n++)
		for (size_t i = 0; i < resource->field_count; i++)
			if (leads(&resource->fields[i], first[n].hit))
				left &= ~first[n].write(view, &resource->fields[i], item, left);
	return left;
}

/* Whether most readers want a field that is not a main one: a link or prose. */
static bool is_asked_for(const struct field *field)
{
	return field->ref || field->search == SEARCH_TEXT;
}

static uint64_t write_asked_for(struct view *view, const json_t *item, uint64_t left)
{
	const struct resource *resource = view->query->resource;
	for (size_t i = 0; i < resource->field_count; i++)
		if (is_asked_for(&resource->fields[i]))
			left &= ~write_group(view, &resource->fields[i], item, left);
	return left;
}

/* Writes the others, folded if there are many and other fields are shown. */
static void write_others(struct view *view, const json_t *item, uint64_t left, bool alone)
{
	const struct resource *resource = view->query->resource;
	bool folds = !alone && __builtin_popcountll(left) > OPEN_MAX;
	if (folds) {
		view_puts(view, "</dl>\n<details><summary>");
		view_word(view, WORD_FURTHER);
		view_puts(view, "</summary>\n<dl class=\"fields\">\n");
	}
	for (size_t i = 0; i < resource->field_count; i++)
		left &= ~write_group(view, &resource->fields[i], item, left);
	view_puts(view, folds ? "</dl></details>\n" : "</dl>\n");
}

static uint64_t gather(const struct view *view, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	uint64_t set = 0;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!fields_is_detail(resource, field) && !is_elsewhere(view, field, item))
			set |= field_bit(resource, field);
	}
	return set;
}

void fields_write(struct view *view, const json_t *item)
{
	uint64_t all = gather(view, item), left;
	if (all == 0)
		return;
	view_puts(view, "<dl class=\"fields\">\n");
	left = write_asked_for(view, item, write_first(view, item, all));
	write_others(view, item, left, left == all);
}

void fields_write_details(struct view *view, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	view_puts(view, "<dl class=\"fields\">\n");
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (fields_is_detail(resource, field) && !is_elsewhere(view, field, item))
			write_field(view, field, item);
	}
	view_puts(view, "</dl>\n");
}
