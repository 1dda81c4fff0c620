#include "pages/table.h"

#include "base/buf.h"
#include "base/error.h"
#include "pages/address.h"
#include "pages/cell.h"
#include "pages/columns.h"
#include "pages/frame.h"
#include "pages/names.h"
#include "pages/offers.h"
#include "query/canonical.h"
#include "query/query.h"
#include "render/render.h"

#include <string.h>

/* The first term of a sort decides which way a column's link turns. */
static void write_heading(struct view *view, const struct field *field)
{
	const struct sort_term *first = &view->query->sort[0];
	bool sorted = first->field == field;
	view_puts(view, "<th scope=\"col\"");
	if (sorted)
		view_puts(
			view, first->descending ? " aria-sort=\"descending\"" : " aria-sort=\"ascending\"");
	view_puts(view, ">");
	if (field->sortable)
		address_sorted(view, field, sorted && !first->descending);
	view_text(view, view_field_title(view, field));
	view_puts(view, field->sortable ? "</a>" : "");
	view_puts(view, !sorted ? "" : first->descending ? " ↓" : " ↑");
	view_puts(view, "</th>");
}

/* What names are sorted by: the first field of the label that is there in the page's language. */
static const struct field *name_field(const struct view *view)
{
	const struct resource *resource = view->query->resource;
	char own[CATALOG_NAME_MAX + 1];
	uint64_t needed = columns_needed(view);
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (i != resource->key && (needed & field_bit(resource, field)) &&
			!view_is_foreign(view, field->name, own))
			return field;
	}
	return &resource->fields[resource->key];
}

static void write_row(struct view *view, uint64_t columns, const json_t *item)
{
	const struct resource *resource = view->query->resource;
	const char *key =
		json_string_value(json_object_get(item, resource->fields[resource->key].name));
	struct buf name;
	buf_init(&name, RENDER_MAX);
	names_of_item(view, resource, item, &name);
	view_puts(view, "<tr><th scope=\"row\">");
	view_open_link(view, resource, key);
	view_text(view, name.len > 0 ? buf_text(&name) : key);
	view_puts(view, "</a></th>");
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!(columns & field_bit(resource, field)))
			continue;
		bool number = field->type == FIELD_NUMBER || field->type == FIELD_INTEGER;
		view_puts(view,
			number                     ? "<td class=\"n\" data-of=\""
				: field_is_date(field) ? "<td class=\"d\" data-of=\""
									   : "<td data-of=\"");
		view_text(view, view_field_title(view, field));
		view_puts(view, "\">");
		cell_write(view, resource, field, item);
		view_puts(view, "</td>");
	}
	view_puts(view, "</tr>\n");
	html_finish(&view->html, &name);
}

static void write_rows(struct view *view, const json_t *data)
{
	const struct resource *resource = view->query->resource;
	uint64_t columns = columns_choose(view);
	if (json_array_size(data) == 0) {
		view_puts(view, "<p>");
		view_word(view, WORD_NO_ROWS);
		view_puts(view, "</p>\n");
		return;
	}
	view_puts(view, "<table class=\"rows\"><thead><tr>");
	write_heading(view, name_field(view));
	for (size_t i = 0; i < resource->field_count; i++)
		if (columns & field_bit(resource, &resource->fields[i]))
			write_heading(view, &resource->fields[i]);
	view_puts(view, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < json_array_size(data); i++)
		write_row(view, columns, json_array_get(data, i));
	view_puts(view, "</tbody></table>\n");
}

static void write_form(struct view *view)
{
	view_puts(view, "<form action=\"");
	view_address(view, view->query->resource, NULL);
	view_puts(view, "\"><input type=\"search\" name=\"q\" required aria-label=\"");
	view_word(view, WORD_FIND);
	view_puts(view, "\" placeholder=\"");
	view_word(view, WORD_FIND);
	view_puts(view, "\" value=\"");
	view_text(view, view->query->q);
	view_puts(view, "\">");
	offers_write_hidden(view);
	view_puts(view, "<button>");
	view_word(view, WORD_SEARCH);
	view_puts(view, "</button></form>\n");
}

static void write_content(struct view *view, const json_t *answer)
{
	const struct resource *resource = view->query->resource;
	const json_t *meta = json_object_get(answer, "meta");
	frame_write_trail(view, NULL);
	view_puts(view, "<h1>");
	view_text(view, view_resource_title(view, resource));
	buf_printf(view->html.out, " <small>%" JSON_INTEGER_FORMAT "</small></h1>\n<p>",
		json_integer_value(json_object_get(meta, "total")));
	view_text(view, view_choose(view, resource->description_en, resource->description_zh));
	view_puts(view, "</p>\n");
	write_form(view);
	offers_write_conditions(view);
	offers_write(view, json_object_get(meta, "facets"));
	write_rows(view, json_object_get(answer, "data"));
	address_write_ways(view, answer);
}

static void write_page(struct view *view, const json_t *answer)
{
	const struct query *query = view->query;
	const struct resource *resource = query->resource;
	struct buf path, plain;
	buf_init(&path, 8 * TARGET_MAX);
	buf_init(&plain, 8 * TARGET_MAX);
	canonical_link(query, query->cursor, &path);
	canonical_path(query, NULL, &plain);
	if (buf_text(&path) && buf_text(&plain)) {
		struct frame frame = {.title = view_resource_title(view, resource),
			.description = view_choose(view, resource->description_en, resource->description_zh),
			.path = path.data + strlen(query->base),
			.is_unlisted = strcmp(path.data, plain.data) != 0};
		frame.linked = frame_linked(view, &frame, "CollectionPage", resource->name);
		frame_begin(view, &frame);
		write_content(view, answer);
		frame_end(view);
	}
	html_finish(&view->html, &plain);
	html_finish(&view->html, &path);
}

bool table_write(const struct source *source, const struct query *query, const struct value *after,
	enum language language, struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	struct query shown = *query;
	struct page page;
	struct buf text;
	shown.fields |= columns_needed(&view);
	offers_ask(&shown);
	buf_init(&text, RENDER_MAX);
	json_t *answer = render_collection(source, &shown, after, &text, &page, err)
		? view_read(&view, &text)
		: NULL;
	buf_finish(&text);
	if (answer)
		write_page(&view, answer);
	json_decref(answer);
	return answer && view_end(&view);
}
