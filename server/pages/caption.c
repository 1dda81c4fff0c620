#include "pages/caption.h"

#include "base/buf.h"
#include "base/text.h"
#include "pages/dates.h"

#include <stdio.h>
#include <string.h>

/* Returns the date of a row that the rows are sorted by; empty if they are not, or it has none. */
static struct dated dated_of(const struct asked *asked, size_t row)
{
	const struct field *field = asked->query.sort[0].field;
	return field_is_date(field)
		? dates_of(asked->query.resource, field, json_array_get(asked_rows(asked), row))
		: (struct dated){.date = NULL};
}

/* A date cut to its precision; the last day of a year may stand for the year. */
struct known {
	const char *date;
	int len;
};

/* Returns the least or the greatest of the dates; NULL if there is none. */
static struct known extreme(const struct asked *asked, bool greatest)
{
	struct known found = {NULL, 0};
	for (size_t i = 0; i < json_array_size(asked_rows(asked)); i++) {
		const struct dated dated = dated_of(asked, i);
		const int len = dates_known(dated) > 0 ? dates_known(dated) : TEXT_DATE_LEN;
		const int order = !dated.date || !found.date
			? 0
			: strncmp(dated.date, found.date, (size_t)(len < found.len ? len : found.len));
		/* of two with the same beginning the less precise one is wider */
		if (dated.date &&
			(!found.date || (greatest ? order > 0 : order < 0) || (order == 0 && len < found.len)))
			found = (struct known){dated.date, len};
	}
	return found;
}

static void write_total(struct view *view, const struct asked *asked)
{
	const json_t *total = json_object_get(json_object_get(asked->answer, "meta"), "total");
	buf_printf(view->html.out, "%" JSON_INTEGER_FORMAT, json_integer_value(total));
}

static void write_month(struct view *view, struct known known)
{
	char date[TEXT_DATE_LEN + 1];
	struct buf said;
	buf_init(&said, 1 << 10);
	snprintf(date, sizeof date, "%.*s", known.len, known.date ? known.date : "");
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
		plain += plain == 0; /* an unknown placeholder */
		buf_init(&piece, plain + 1);
		buf_put(&piece, p, plain);
		view_text(view, buf_text(&piece));
		html_finish(&view->html, &piece);
		p += plain;
	}
}
