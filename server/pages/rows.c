#include "pages/rows.h"

#include "base/buf.h"
#include "dataset/parts.h"
#include "pages/address.h"
#include "pages/cell.h"
#include "pages/entry.h"
#include "pages/figure.h"
#include "pages/names.h"
#include "pages/relation_title.h"
#include "query/query.h"
#include "render/render.h"

static bool is_number(const struct field *field)
{
	return field->type == FIELD_NUMBER || field->type == FIELD_INTEGER;
}

/* The first sort term decides the direction that a heading's link sorts in. */
static void write_heading(struct view *view, const struct field *field, bool name, bool sorts)
{
	const struct sort_term *first = &view->query->sort[0];
	bool sorted = first->field == field;
	view_puts(view, is_number(field) ? "<th scope=\"col\" class=\"n\"" : "<th scope=\"col\"");
	if (sorted)
		view_puts(
			view, first->descending ? " aria-sort=\"descending\"" : " aria-sort=\"ascending\"");
	view_puts(view, ">");
	sorts = sorts && field->sortable;
	if (sorts)
		address_sorted(view, field, sorted && !first->descending);
	if (name && field->search == SEARCH_NAME)
		view_word(view, WORD_NAME);
	else if (name && relation_title_fields(view->query->resource) != 0)
		view_word(view, WORD_RECORD);
	else
		view_text(view, view_field_title(view, field));
	view_puts(view, sorts ? "</a>" : "");
	view_puts(view, !sorted ? "" : first->descending ? " ↓" : " ↑");
	view_puts(view, "</th>");
}

/*
 * Returns the field that names are sorted by: the first field of the label in the page's language.
 */
static const struct field *name_field(const struct view *view)
{
	const struct resource *resource = view->query->resource;
	const struct columns none = {.count = 0};
	char own[CATALOG_NAME_MAX + 1];
	uint64_t names = columns_needed(view, &none);
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (i != resource->key && (names & field_bit(resource, field)) &&
			!view_is_foreign(view, field->name, own) &&
			!parts_half(resource, field, "_resource", "_id"))
			return field;
	}
	return &resource->fields[resource->key];
}

/*
 * Writes what a cell is of, for narrow screens without columns: the field's title, or the name of
 * what a figure counts, without which it says too little there.
 */
static void write_label(struct view *view, const struct field *field, const json_t *item)
{
	const struct catalog *catalog = view->source->catalog;
	const struct field *subject = figure_subject(catalog, view->query->resource, field);
	const char *key = subject ? json_string_value(json_object_get(item, subject->name)) : NULL;
	struct buf name;
	buf_init(&name, RENDER_MAX);
	bool named = key && json_is_number(json_object_get(item, field->name)) &&
		names_of_key(view, catalog_resource(catalog, subject->ref), key, &name);
	view_text(view, named ? buf_text(&name) : view_field_title(view, field));
	html_finish(&view->html, &name);
}

static void write_row(struct view *view, const struct columns *columns, const json_t *item)
{
	view_puts(view, "<tr><th scope=\"row\">");
	entry_write_link(view, view->query->resource, item);
	view_puts(view, "</th>");
	view->brief = true;
	for (size_t i = 0; i < columns->count; i++) {
		const struct field *field = columns->fields[i];
		view_puts(view, is_number(field) ? "<td class=\"n\" data-of=\"" : "<td data-of=\"");
		write_label(view, field, item);
		view_puts(view, "\">");
		cell_write(view, view->query->resource, field, item);
		view_puts(view, "</td>");
	}
	view->brief = false;
	view_puts(view, "</tr>\n");
}

void rows_write(struct view *view, const struct columns *columns, const json_t *data, bool sorts)
{
	view_puts(view, "<table class=\"rows\"><thead><tr>");
	write_heading(view, name_field(view), true, sorts);
	for (size_t i = 0; i < columns->count; i++)
		write_heading(view, columns->fields[i], false, sorts);
	view_puts(view, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < json_array_size(data); i++)
		write_row(view, columns, json_array_get(data, i));
	view_puts(view, "</tbody></table>\n");
}

void rows_fold(struct view *view, size_t count, const char *of)
{
	if (count <= ROWS_OPEN_MAX)
		return;
	view_puts(view, "<details class=\"few\"><summary>");
	view_word(view, WORD_REST);
	buf_printf(view->html.out, " (%zu)", count - ROWS_FEW);
	view_context(view, of);
	view_puts(view, "</summary></details>\n");
}
