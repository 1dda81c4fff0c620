#include "pages/table.h"

#include "base/buf.h"
#include "base/error.h"
#include "pages/absence.h"
#include "pages/address.h"
#include "pages/frame.h"
#include "pages/offers.h"
#include "pages/rows.h"
#include "query/canonical.h"
#include "query/query.h"

#include <string.h>

static void write_rows(struct view *view, const struct columns *columns, const json_t *data)
{
	if (json_array_size(data) > 0) {
		rows_write(view, columns, data, true);
		rows_fold(view, json_array_size(data), NULL);
	} else {
		absence_write(view);
	}
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
	html_line(&view->html, view->query->q);
	view_puts(view, "\">");
	offers_write_hidden(view, OFFER_SEARCH);
	view_puts(view, "<button type=\"submit\">");
	view_word(view, WORD_SEARCH);
	view_puts(view, "</button></form>\n");
}

/* Writes the form to choose columns. */
static void write_columns(struct view *view, const struct columns *columns)
{
	const struct resource *resource = view->query->resource;
	view_puts(view, "<details class=\"facets\"><summary>");
	view_word(view, WORD_COLUMNS);
	view_puts(view, "</summary>\n<form action=\"");
	view_address(view, resource, NULL);
	view_puts(view, "\">");
	offers_write_hidden(view, OFFER_COLUMNS);
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		bool chosen = columns_have(columns, field);
		if (!chosen && !columns_may(view, field))
			continue;
		buf_printf(view->html.out,
			"<label><input type=\"checkbox\" name=\"fields\" value=\"%s\"%s>", field->name,
			chosen ? " checked" : "");
		view_text(view, view_field_title(view, field));
		view_puts(view, "</label>\n");
	}
	view_puts(view, "<button type=\"submit\">");
	view_word(view, WORD_SHOW);
	view_puts(view, "</button></form></details>\n");
}

static void write_content(struct view *view, const json_t *answer)
{
	const struct resource *resource = view->query->resource;
	const json_t *meta = json_object_get(answer, "meta");
	const struct columns columns = columns_choose(view);
	view_puts(view, "<h1>");
	view_text(view, view_resource_title(view, resource));
	buf_printf(view->html.out, " <small>%" JSON_INTEGER_FORMAT "</small></h1>\n<p>",
		json_integer_value(json_object_get(meta, "total")));
	view_text(view, view_choose(view, resource->description_en, resource->description_zh));
	view_puts(view, "</p>\n");
	write_form(view);
	offers_write_conditions(view);
	offers_write(view, json_object_get(meta, "facets"));
	write_columns(view, &columns);
	write_rows(view, &columns, json_object_get(answer, "data"));
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
	struct columns columns = columns_choose(&view);
	shown.is_html = true;
	shown.fields = columns_needed(&view, &columns);
	offers_ask(&shown);
	json_t *answer = view_ask_rows(&view, &shown, after, err);
	if (answer)
		write_page(&view, answer);
	json_decref(answer);
	return answer && view_end(&view);
}
