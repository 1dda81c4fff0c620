#include "pages/entries.h"

#include "base/buf.h"
#include "pages/entry.h"

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

enum { YEAR_LEN = 4 };

/* The year of the date that rows are sorted by, "" where one has none; NULL where they are not. */
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
		buf_printf(view->html.out, "%.*s", YEAR_LEN, year);
	else
		view_word(view, WORD_UNDATED);
	view_puts(view, "</h3>\n");
}

void entries_write_list(struct asked *asked)
{
	struct view *view = &asked->view;
	const json_t *rows = asked_rows(asked);
	const char *before = NULL;
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *item = json_array_get(rows, i);
		const char *year = year_of(asked, item);
		bool begins = i == 0 || (year && strncmp(year, before, YEAR_LEN) != 0);
		if (begins && i > 0)
			view_puts(view, "</ul>\n");
		if (begins && year)
			write_year(view, year);
		if (begins)
			view_puts(view, "<ul class=\"list\">\n");
		write_entry(asked, item, "div");
		before = year;
	}
	view_puts(view, json_array_size(rows) > 0 ? "</ul>\n" : "");
}
