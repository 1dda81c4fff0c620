#include "pages/front.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "pages/absence.h"
#include "pages/frame.h"
#include "pages/names.h"
#include "query/query.h"
#include "query/sql.h"

#include <inttypes.h>

enum { WORKS_MAX = 50 /* listed on the page; the resource has all */ };

/* Writes the resources that are searched by default, or the others. */
static void write_resources(struct view *view, bool main)
{
	const struct catalog *catalog = view->source->catalog;
	view_puts(view, "<dl class=\"fields\">\n");
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (resource->searched_by_default != main)
			continue;
		view_puts(view, "<dt>");
		view_open_link(view, resource, NULL);
		view_text(view, view_resource_title(view, resource));
		buf_printf(view->html.out, "</a> %" PRId64 "</dt><dd>", resource->count);
		view_text(view, view_choose(view, resource->description_en, resource->description_zh));
		view_puts(view, "</dd>\n");
	}
	view_puts(view, "</dl>\n");
}

static void write_works(struct view *view)
{
	static const char sql[] = "SELECT resource, item FROM api_work WHERE resource <> '' "
							  "ORDER BY issued NULLS FIRST, item LIMIT ?1";
	const struct sql_values values = {.values = {value_integer(WORKS_MAX)}, .count = 1};
	struct statement *row = sql_prepare(view->source->db, sql, &values, view->err);
	bool any = false;
	while (row && statement_step(row, view->err) > 0) {
		const struct resource *resource =
			catalog_resource(view->source->catalog, statement_text(row, 0));
		if (!resource)
			continue;
		if (!any) {
			view_puts(view, "<h2>");
			view_word(view, WORD_SOURCES);
			view_puts(view, "</h2>\n<ul>\n");
		}
		any = true;
		view_puts(view, "<li>");
		names_link(view, resource, statement_text(row, 1));
		view_puts(view, "</li>\n");
	}
	statement_release(row);
	view_puts(view, any ? "</ul>\n" : "");
	if (any)
		absence_write_reach(view);
}

static void write_content(struct view *view)
{
	const struct catalog *catalog = view->source->catalog;
	view_puts(view, "<h1>");
	view_text(view, view_choose(view, catalog->title_en, catalog->title_zh));
	view_puts(view, "</h1>\n<p>");
	view_text(view, view_choose(view, catalog->description_en, catalog->description_zh));
	view_puts(view, "</p>\n<h2>");
	view_word(view, WORD_RESOURCES);
	view_puts(view, "</h2>\n");
	write_resources(view, true);
	write_works(view);
	view_puts(view, "<details><summary>");
	view_word(view, WORD_MORE);
	view_puts(view, "</summary>\n");
	write_resources(view, false);
	view_puts(view, "</details>\n");
}

bool front_write(const struct source *source, const struct query *query, enum language language,
	struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	const struct catalog *catalog = source->catalog;
	struct frame frame = {.title = view_choose(&view, catalog->title_en, catalog->title_zh),
		.description = view_choose(&view, catalog->description_en, catalog->description_zh),
		.path = ""};
	frame.linked = frame_linked(&view, &frame, "WebSite", catalog->name);
	frame_begin(&view, &frame);
	write_content(&view);
	frame_end(&view);
	return view_end(&view);
}
