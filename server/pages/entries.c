#include "pages/entries.h"

#include "base/buf.h"
#include "base/text.h"
#include "pages/entry.h"
#include "pages/unfold.h"

#include <string.h>

static void write_entry(struct asked *asked, const json_t *item, const char *tag)
{
	struct view *view = &asked->view;
	const struct resource *resource = asked->query.resource;
	buf_printf(view->html.out, "<li><%s>", tag);
	entry_write_link(view, resource, item);
	buf_printf(view->html.out, "</%s>", tag);
	entry_write_points(view, resource, item);
	entry_write_rest(view, resource, item, asked->shown);
	view_puts(view, "</li>\n");
}

void entries_write_cards(struct asked *asked)
{
	const json_t *rows = asked_rows(asked);
	view_puts(&asked->view, "<ul class=\"cards\">\n");
	for (size_t i = 0; i < json_array_size(rows); i++)
		write_entry(asked, json_array_get(rows, i), "h3");
	view_puts(&asked->view, "</ul>\n");
}

/*
 * Years with more than OPEN_MAX rows show OPEN_ROWS on a small screen. All rows are shown if no
 * other page has more details, for then readers came for them.
 */
enum { OPEN_ROWS = 3, OPEN_MAX = 5 };

/*
 * Returns the year of the date that rows are sorted by; "" if the row has none, NULL if rows are
 * not sorted by a date.
 */
static const char *year_of(const struct asked *asked, const json_t *item)
{
	const struct field *field = asked->query.sort[0].field;
	if (!field_is_date(field))
		return NULL;
	const char *date = json_string_value(json_object_get(item, field->name));
	return date ? date : "";
}

static void write_year(struct view *view, const char *year)
{
	view_puts(view, "<h3>");
	if (*year)
		buf_printf(view->html.out, "%.*s", TEXT_YEAR_LEN, year);
	else
		view_word(view, WORD_UNDATED);
	view_puts(view, "</h3>\n");
}

static void write_list(struct asked *asked, size_t from, size_t to)
{
	view_puts(&asked->view, "<ul class=\"list\">\n");
	for (size_t i = from; i < to; i++)
		write_entry(asked, json_array_get(asked_rows(asked), i), "div");
	view_puts(&asked->view, "</ul>\n");
}

/* Returns the index after the last row of the same year. */
static size_t end_of_year(const struct asked *asked, size_t from, const char *year)
{
	const json_t *rows = asked_rows(asked);
	size_t to = from + 1;
	while (to < json_array_size(rows) &&
		(!year || strncmp(year_of(asked, json_array_get(rows, to)), year, TEXT_YEAR_LEN) == 0))
		to++;
	return to;
}

void entries_write_list(struct asked *asked)
{
	const json_t *rows = asked_rows(asked);
	for (size_t from = 0, to; from < json_array_size(rows); from = to) {
		const char *year = year_of(asked, json_array_get(rows, from));
		to = end_of_year(asked, from, year);
		size_t open = asked->view.brief && to - from > OPEN_MAX ? from + OPEN_ROWS : to;
		if (year)
			write_year(&asked->view, year);
		write_list(asked, from, open);
		if (open == to)
			continue;
		unfold_begin(&asked->view, WORD_REST, to - open);
		write_list(asked, open, to);
		unfold_end(&asked->view);
	}
}
