#include "pages/embed.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/origin.h"
#include "pages/page_query.h"
#include "pages/series.h"
#include "pages/summary.h"
#include "pages/title.h"
#include "query/query.h"
#include "render/render.h"

enum { FRAME_HEIGHT = 420 };

/* Reads the item. Returns a new reference, or NULL with an error. */
static json_t *read_item(struct view *view, const char *key, struct buf *ret_name)
{
	json_t *item = view_ask_item(view, view->query, key, view->err);
	if (item)
		summary_title(view, view->query->resource, item, ret_name);
	return item;
}

static void write_head(struct view *view, const char *key, const char *name)
{
	html_open(&view->html);
	title_write(view, name, false);
	buf_printf(view->html.out,
		"<meta name=\"robots\" content=\"noindex\">\n"
		"<link rel=\"canonical\" href=\"%s",
		origin());
	view_address(view, view->query->resource, key);
	view_puts(view, "\">\n");
	html_dress(&view->html);
}

/* Opens a link to the item's page that leaves the <iframe>. */
static void open_page(struct view *view, const char *key)
{
	view_puts(view, "<a target=\"_top\" href=\"");
	view_address(view, view->query->resource, key);
	view_puts(view, "\">");
}

static void write_body(struct view *view, const json_t *item, const char *key, const char *name)
{
	const struct catalog *catalog = view->source->catalog;
	struct buf points;
	buf_init(&points, RENDER_MAX);
	summary_points(view, view->query->resource, item, &points);
	view_puts(view, "<main>\n<h1>");
	view_text(view, name);
	view_puts(view, "</h1>\n<p>");
	view_text(view, buf_text(&points));
	view_puts(view, "</p>\n");
	series_write(view, item, name);
	view_puts(view, "<p class=\"soft\">");
	open_page(view, key);
	view_text(view, view_choose(view, catalog->title_en, catalog->title_zh));
	view_puts(view, "</a> · ");
	view_text(view, catalog->version);
	view_puts(view, " · ");
	view_text(view, catalog->license);
	view_puts(view, "</p>\n</main>\n");
	html_finish(&view->html, &points);
}

bool embed_write(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	struct buf name;
	buf_init(&name, RENDER_MAX);
	json_t *item = read_item(&view, key, &name);
	if (item && buf_text(&name)) {
		write_head(&view, key, name.data);
		write_body(&view, item, key, name.data);
		html_end(&view.html);
	}
	html_finish(&view.html, &name);
	json_decref(item);
	return item && view_end(&view);
}

bool embed_draw(const struct source *source, const struct query *query, const char *key,
	enum language language, struct buf *body, struct error *err)
{
	struct view view = view_begin(language, source, query, body, err);
	struct buf name;
	buf_init(&name, RENDER_MAX);
	json_t *item = read_item(&view, key, &name);
	if (item && buf_text(&name) && !series_draw(&view, item, name.data))
		error_set(err, ERROR_NOT_FOUND,
			"%.200s has no chart, which is drawn from two figures on that have dates.", key);
	html_finish(&view.html, &name);
	json_decref(item);
	return item && view_end(&view);
}

void embed_write_snippet(struct view *view, const char *key, const char *name)
{
	struct buf line;
	struct view inner = *view;
	buf_init(&line, RENDER_MAX);
	inner.html.out = &line;
	buf_printf(&line, "<iframe src=\"%s", origin());
	view_address(&inner, view->query->resource, key);
	view_puts(&inner, "?" EMBED_NAME "=" EMBED_VALUE "\" title=\"");
	view_text(&inner, name);
	buf_printf(&line,
		"\" width=\"100%%\" height=\"%d\" style=\"border:0\" loading=\"lazy\"></iframe>",
		FRAME_HEIGHT);
	view_puts(view, "<pre>");
	view_text(view, buf_text(&line));
	view_puts(view, "</pre>\n");
	html_finish(&view->html, &line);
}
