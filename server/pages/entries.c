#include "pages/entries.h"

#include "base/buf.h"
#include "base/text.h"
#include "pages/atom.h"
#include "pages/entry.h"
#include "pages/unfold.h"

#include <stdio.h>
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

/* What a row of a list stands under. */
struct heading {
	const char *date;         /* its year counts; NULL without a date */
	const struct field *next; /* of a vocabulary; its word is told of a row without a date */
	const json_t *word;       /* NULL if there is none */
};

static bool is_by_date(const struct asked *asked)
{
	return field_is_date(asked->query.sort[0].field);
}

static struct heading heading_of(const struct asked *asked, size_t row)
{
	const struct sort_term *sort = asked->query.sort;
	const json_t *item = json_array_get(asked_rows(asked), row);
	struct heading heading = {
		.date = json_string_value(json_object_get(item, sort[0].field->name))};
	if (heading.date || asked->query.sort_count < 2 || !sort[1].field->vocabulary)
		return heading;
	const json_t *word = json_object_get(item, sort[1].field->name);
	heading.next = sort[1].field;
	heading.word = json_is_string(word) ? word : NULL;
	return heading;
}

static bool is_same_heading(struct heading one, struct heading other)
{
	if (one.date && other.date)
		return strncmp(one.date, other.date, TEXT_YEAR_LEN) == 0;
	return !one.date && !other.date &&
		(one.word ? json_equal(one.word, other.word) : other.word == NULL);
}

/* Returns the words of a heading; `year` stores those of a date. */
static const char *say_heading(
	const struct view *view, struct heading heading, char year[static TEXT_YEAR_LEN + 1])
{
	const struct meaning *meaning = heading.word
		? catalog_meaning(view->source->catalog, heading.next, json_string_value(heading.word))
		: NULL;
	if (meaning)
		return view_choose(view, meaning->title_en, meaning->title_zh);
	if (!heading.date)
		return view_said(view, WORD_UNDATED);
	snprintf(year, TEXT_YEAR_LEN + 1, "%s", heading.date);
	return year;
}

static void write_heading(struct view *view, const char *heading)
{
	view_puts(view, "<h3>");
	view_text(view, heading);
	view_puts(view, "</h3>\n");
}

static void write_list(struct asked *asked, size_t from, size_t to)
{
	view_puts(&asked->view, "<ul class=\"list\">\n");
	for (size_t i = from; i < to; i++)
		write_entry(asked, json_array_get(asked_rows(asked), i), "div");
	view_puts(&asked->view, "</ul>\n");
}

/* Returns the index after the last row under the same heading. */
static size_t end_of(const struct asked *asked, size_t from)
{
	size_t count = json_array_size(asked_rows(asked)), to = from + 1;
	if (!is_by_date(asked))
		return count;
	while (to < count && is_same_heading(heading_of(asked, from), heading_of(asked, to)))
		to++;
	return to;
}

void entries_write_list(struct asked *asked)
{
	struct view *view = &asked->view;
	char year[TEXT_YEAR_LEN + 1];
	for (size_t from = 0, to; from < json_array_size(asked_rows(asked)); from = to) {
		to = end_of(asked, from);
		size_t open = view->brief && to - from > OPEN_MAX ? from + OPEN_ROWS : to;
		const char *heading =
			is_by_date(asked) ? say_heading(view, heading_of(asked, from), year) : NULL;
		if (heading)
			write_heading(view, heading);
		write_list(asked, from, open);
		if (open == to)
			continue;
		unfold_begin(view, WORD_REST, to - open, heading);
		write_list(asked, open, to);
		unfold_end(view);
	}
}
