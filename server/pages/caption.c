#include "pages/caption.h"

#include "base/buf.h"
#include "pages/dates.h"

#include <string.h>

/* The date of a row that the rows are sorted by; NULL where they are not, or it has none. */
static const char *date_of(const struct asked *asked, size_t row)
{
	const struct field *field = asked->query.sort[0].field;
	return field_is_date(field)
		? json_string_value(json_object_get(json_array_get(asked_rows(asked), row), field->name))
		: NULL;
}

/* The least of the dates, or the greatest; NULL without any. */
static const char *extreme(const struct asked *asked, bool greatest)
{
	const char *found = NULL;
	for (size_t i = 0; i < json_array_size(asked_rows(asked)); i++) {
		const char *date = date_of(asked, i);
		if (date && (!found || (strcmp(date, found) > 0) == greatest))
			found = date;
	}
	return found;
}

static void write_total(struct view *view, const struct asked *asked)
{
	const json_t *total = json_object_get(json_object_get(asked->answer, "meta"), "total");
	buf_printf(view->html.out, "%" JSON_INTEGER_FORMAT, json_integer_value(total));
}

static void write_month(struct view *view, const char *date)
{
	struct buf said;
	buf_init(&said, 1 << 10);
	if (date)
		dates_say_month(view, date, &said);
	view_text(view, buf_text(&said));
	html_finish(&view->html, &said);
}

static void write_first(struct view *view, const struct asked *asked)
{
	write_month(view, extreme(asked, false));
}

static void write_last(struct view *view, const struct asked *asked)
{
	write_month(view, extreme(asked, true));
}

static const struct {
	const char *name;
	void (*write)(struct view *, const struct asked *);
} figures[] = {{"{total}", write_total}, {"{first}", write_first}, {"{last}", write_last}};

enum { FIGURES = sizeof figures / sizeof *figures };

void caption_write(struct view *view, const char *text, const struct asked *asked)
{
	for (const char *p = text; *p;) {
		size_t figure = 0, plain = strcspn(p, "{");
		struct buf piece;
		while (
			figure < FIGURES && strncmp(p, figures[figure].name, strlen(figures[figure].name)) != 0)
			figure++;
		if (asked && figure < FIGURES) {
			figures[figure].write(view, asked);
			p += strlen(figures[figure].name);
			continue;
		}
		plain += plain == 0; /* a brace of no figure */
		buf_init(&piece, plain + 1);
		buf_put(&piece, p, plain);
		view_text(view, buf_text(&piece));
		html_finish(&view->html, &piece);
		p += plain;
	}
}
