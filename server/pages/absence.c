#include "pages/absence.h"

#include "base/buf.h"
#include "pages/dates.h"
#include "query/query.h"
#include "render/reach.h"

#include <inttypes.h>
#include <string.h>

/* Writes a period of months, or the one month if both are the same. */
static void write_months(struct view *view, const struct reach *reach)
{
	struct buf first, last;
	buf_init(&first, 1 << 10);
	buf_init(&last, 1 << 10);
	dates_say_month(view, reach->first, &first);
	dates_say_month(view, reach->last, &last);
	if (buf_text(&first) && buf_text(&last) && strcmp(first.data, last.data) != 0) {
		view_text(view, first.data);
		view_word(view, WORD_UNTIL);
	}
	view_text(view, buf_text(&last));
	html_finish(&view->html, &last);
	html_finish(&view->html, &first);
}

void absence_write_reach(struct view *view)
{
	struct reach reach;
	if (!reach_read(view->source, &reach, view->err) || reach.sources == 0)
		return;
	view_puts(view, "<p>");
	view_word(view, WORD_SOURCES);
	view_word(view, WORD_IS);
	buf_printf(view->html.out, "%" PRId64, reach.sources);
	if (*reach.last) {
		view_word(view, WORD_SPAN);
		write_months(view, &reach);
	}
	view_word(view, *reach.last ? WORD_LATER : WORD_STOP);
	view_puts(view, "</p>\n");
}

void absence_write(struct view *view)
{
	const struct resource *resource = view->query->resource;
	view_puts(view, "<p>");
	view_word(view, WORD_NO_ROWS);
	view_puts(view, "</p>\n");
	absence_write_reach(view);
	if (view->query->q) {
		view_puts(view, "<p>");
		view_word(view, WORD_TRY);
		view_puts(view, "</p>\n");
	}
	if (resource && resource->count > 0) {
		view_puts(view, "<p>");
		view_open_link(view, resource, NULL);
		view_all(view, resource->count);
		view_context(view, view_resource_title(view, resource));
		view_puts(view, "</a></p>\n");
	}
}
