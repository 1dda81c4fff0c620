#include "pages/bars.h"

#include "base/buf.h"
#include "pages/address.h"
#include "pages/atom.h"
#include "pages/badge.h"

#include <string.h>

static json_int_t count_of(const json_t *row)
{
	return json_integer_value(json_object_get(row, "count"));
}

static const json_t *value_of(const struct asked *asked, size_t dimension, const json_t *row)
{
	return json_object_get(row, asked->query.group_fields[dimension].name);
}

/* Returns how many dimensions tell the bars apart; a further one splits them. */
static size_t bar_dimensions(const struct asked *asked)
{
	size_t count = asked->query.group_count;
	return count > 1 ? count - 1 : count;
}

/* Returns the first dimension of a bar that has a value, which is its name; else the first. */
static size_t naming(const struct asked *asked, const json_t *row)
{
	for (size_t i = 0; i < bar_dimensions(asked); i++)
		if (!json_is_null(value_of(asked, i, row)))
			return i;
	return 0;
}

/* Returns the set of the dimensions that a bar is selected by: up to its name, all without one. */
static unsigned selecting(const struct asked *asked, const json_t *row)
{
	size_t name = naming(asked, row);
	bool named = !json_is_null(value_of(asked, name, row));
	return (1U << (named ? name + 1 : bar_dimensions(asked))) - 1;
}

/* Writes `<a href="…">` to the rows of a group, filtered by a set of dimensions. */
static void open_group(struct asked *asked, const json_t *row, unsigned dimensions)
{
	struct query query;
	struct view rows = asked->view;
	asked_plain(asked, &query);
	rows.query = &query;
	for (size_t i = 0; i < asked->query.group_count; i++)
		if (dimensions & (1U << i))
			address_add(&query, &asked->query.group[i], value_of(asked, i, row));
	address_at(&rows, NULL);
}

static void write_value(struct asked *asked, size_t dimension, const json_t *value)
{
	struct view *view = &asked->view;
	const struct dimension *by = &asked->query.group[dimension];
	if (json_is_null(value))
		view_word(view, field_is_date(by->field) ? WORD_UNDATED : WORD_NOTHING);
	else if (json_is_integer(value))
		buf_printf(view->html.out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else
		atom_write(view, by->field, value);
}

static size_t mark_of(const struct asked *asked, const json_t *row)
{
	size_t last = asked->query.group_count - 1;
	const char *word = json_string_value(value_of(asked, last, row));
	return word ? badge_mark(asked->query.group[last].field, word) : 0;
}

static bool is_same_bar(const struct asked *asked, const json_t *row, const json_t *other)
{
	for (size_t i = 0; i < bar_dimensions(asked); i++)
		if (!json_equal(value_of(asked, i, row), value_of(asked, i, other)))
			return false;
	return true;
}

/* Counts the groups from `from` on that are one bar. */
static size_t bar_length(const struct asked *asked, size_t from, json_int_t *ret_total)
{
	const json_t *rows = asked_rows(asked), *first = json_array_get(rows, from);
	size_t i = from;
	*ret_total = 0;
	for (; i < json_array_size(rows); i++) {
		const json_t *row = json_array_get(rows, i);
		if (!is_same_bar(asked, first, row))
			break;
		*ret_total += count_of(row);
	}
	return i - from;
}

static json_int_t longest(const struct asked *asked)
{
	json_int_t most = 1, total;
	for (size_t i = 0; i < json_array_size(asked_rows(asked));) {
		i += bar_length(asked, i, &total);
		most = total > most ? total : most;
	}
	return most;
}

/* Writes a bar, scaled to the longest. It is decorative: the numbers stand beside it. */
static void write_bar(struct asked *asked, size_t from, size_t count, json_int_t most)
{
	struct buf *out = asked->view.html.out;
	json_int_t at = 0;
	buf_printf(out,
		"<svg class=\"bar\" viewBox=\"0 0 %" JSON_INTEGER_FORMAT
		" 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
		most);
	for (size_t i = 0; i < count; i++) {
		const json_t *row = json_array_get(asked_rows(asked), from + i);
		buf_printf(out,
			"<rect class=\"w%zu\" x=\"%" JSON_INTEGER_FORMAT "\" width=\"%" JSON_INTEGER_FORMAT
			"\" height=\"1\"/>",
			mark_of(asked, row), at, count_of(row));
		at += count_of(row);
	}
	buf_puts(out, "</svg>");
}

static void write_name(struct asked *asked, const json_t *row)
{
	size_t name = naming(asked, row);
	write_value(asked, name, value_of(asked, name, row));
}

/* Writes the link to a part of a bar; the name of the bar is seen at its beginning. */
static void write_part(struct asked *asked, const json_t *row)
{
	struct view *view = &asked->view;
	size_t last = asked->query.group_count - 1;
	buf_printf(view->html.out, "<span class=\"word w%zu\">", mark_of(asked, row));
	open_group(asked, row, selecting(asked, row) | 1U << last);
	buf_printf(view->html.out, "%" JSON_INTEGER_FORMAT " ", count_of(row));
	write_value(asked, last, value_of(asked, last, row));
	if (!asked->query.group[naming(asked, row)].field->ref) { /* no link within one */
		view_open_context(view);
		write_name(asked, row);
		view_puts(view, "</span>");
	}
	view_puts(view, "</a></span> ");
}

static void write_row(
	struct asked *asked, size_t from, size_t count, json_int_t total, json_int_t most)
{
	struct view *view = &asked->view;
	const json_t *first = json_array_get(asked_rows(asked), from);
	bool split = asked->query.group_count > 1;
	view_puts(view, "<tr><th scope=\"row\">");
	open_group(asked, first, selecting(asked, first));
	write_name(asked, first);
	buf_printf(view->html.out, "</a> <b>%" JSON_INTEGER_FORMAT "</b></th><td>", total);
	write_bar(asked, from, count, most);
	for (size_t i = 0; split && i < count; i++)
		write_part(asked, json_array_get(asked_rows(asked), from + i));
	view_puts(view, "</td></tr>\n");
}

/* Finds the first row with a word in the last dimension; NULL if there is none. */
static const json_t *row_with(const struct asked *asked, const char *word)
{
	for (size_t i = 0; i < json_array_size(asked_rows(asked)); i++) {
		const json_t *row = json_array_get(asked_rows(asked), i);
		const char *value = json_string_value(value_of(asked, asked->query.group_count - 1, row));
		if (value && strcmp(value, word) == 0)
			return row;
	}
	return NULL;
}

/* Writes the legend: the words that occur, each linked to all of its rows. */
static void write_meanings(struct asked *asked)
{
	struct view *view = &asked->view;
	size_t count = asked->query.group_count;
	const struct field *field = asked->query.group[count - 1].field;
	if (!field->meanings)
		return;
	view_puts(view, "<dl class=\"key\">\n");
	for (size_t n = 0; n < field->words.count; n++) {
		const json_t *row = row_with(asked, field->words.words[n]);
		if (!row)
			continue;
		view_puts(view, "<dt>");
		open_group(asked, row, 1U << (count - 1));
		badge_write(view, field, field->words.words[n]);
		view_puts(view, "</a></dt><dd>");
		view_text(view,
			view_choose(view, field->meanings[n].definition_en, field->meanings[n].definition_zh));
		view_puts(view, "</dd>\n");
	}
	view_puts(view, "</dl>\n");
}

void bars_write(struct asked *asked)
{
	json_int_t most = longest(asked), total;
	view_puts(&asked->view, "<table class=\"bars\"><tbody>\n");
	for (size_t i = 0, count; i < json_array_size(asked_rows(asked)); i += count) {
		count = bar_length(asked, i, &total);
		write_row(asked, i, count, total, most);
	}
	view_puts(&asked->view, "</tbody></table>\n");
	write_meanings(asked);
}
