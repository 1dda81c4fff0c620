#include "pages/dates.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/parts.h"

#include <stdlib.h>
#include <string.h>

struct day {
	int year, month, day;
};

static bool read_day(const char *text, struct day *ret_day)
{
	if (!text || !text_is_dated(text) || text[TEXT_DATE_LEN] != '\0' || !text_is_day(text))
		return false;
	*ret_day = (struct day){atoi(text), atoi(text + 5), atoi(text + 8)};
	return true;
}

static const char *month_name(int month)
{
	static const char *const names[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	return names[month - 1];
}

static void say_day(bool chinese, const struct day *day, struct buf *out)
{
	if (chinese)
		buf_printf(out, "%d年%d月%d日", day->year, day->month, day->day);
	else
		buf_printf(out, "%d %s %d", day->day, month_name(day->month), day->year);
}

static void say_month(bool chinese, const struct day *day, bool end, struct buf *out)
{
	if (chinese)
		buf_printf(out, "%d年%d月%s", day->year, day->month, end ? "底" : "");
	else
		buf_printf(out, "%s%s %d", end ? "end of " : "", month_name(day->month), day->year);
}

static void say_quarter(bool chinese, const struct day *day, struct buf *out)
{
	static const char *const en[] = {"first", "second", "third", "fourth"},
							 *const zh[] = {"一", "二", "三", "四"};
	int quarter = (day->month - 1) / 3;
	if (chinese)
		buf_printf(out, "%d年第%s季度", day->year, zh[quarter]);
	else
		buf_printf(out, "%s quarter of %d", en[quarter], day->year);
}

static void say_year(bool chinese, const struct day *day, bool end, struct buf *out)
{
	if (chinese)
		buf_printf(out, "%d年%s", day->year, end ? "底" : "");
	else
		buf_printf(out, "%s%d", end ? "end of " : "", day->year);
}

static const char *text_of(
	const struct resource *resource, const struct field *field, enum part part, const json_t *item)
{
	const struct field *other = parts_find(resource, field, part);
	return other ? json_string_value(json_object_get(item, other->name)) : NULL;
}

static bool is_last_of_month(const struct day *day)
{
	return day->day == text_month_days(day->year, day->month);
}

/* How precise the bounds of a span are that is told by itself: of whole years or months no day is
 * told. */
static const char *precision_of_span(
	const struct resource *resource, const struct field *field, const json_t *item)
{
	const struct field *end = parts_half(resource, field, "_start", "_end"),
					   *start = parts_half(resource, field, "_end", "_start");
	struct day first, last;
	if ((!start && !end) || parts_date(resource, field) ||
		!read_day(
			json_string_value(json_object_get(item, (start ? start : field)->name)), &first) ||
		!read_day(json_string_value(json_object_get(item, (end ? end : field)->name)), &last) ||
		first.day != 1 || !is_last_of_month(&last))
		return NULL;
	return first.month == 1 && last.month == 12 ? "year" : "month";
}

struct dated dates_of(
	const struct resource *resource, const struct field *field, const json_t *item)
{
	const char *precision = text_of(resource, field, PART_PRECISION, item);
	return (struct dated){.date = json_string_value(json_object_get(item, field->name)),
		.start = text_of(resource, field, PART_START, item),
		.precision = precision ? precision : precision_of_span(resource, field, item)};
}

struct dated dates_of_hit(const json_t *hit)
{
	return (struct dated){.date = json_string_value(json_object_get(hit, "date")),
		.start = json_string_value(json_object_get(hit, "date_start")),
		.precision = json_string_value(json_object_get(hit, "date_precision"))};
}

bool dates_has_part(const struct resource *resource, const struct field *field, const json_t *item)
{
	const struct field *date = parts_date(resource, field);
	return date && json_is_string(json_object_get(item, date->name));
}

static bool is_precise_to(const struct dated *dated, const char *precision)
{
	return dated->precision && strcmp(dated->precision, precision) == 0;
}

void dates_say(struct dated dated, bool chinese, struct buf *out)
{
	struct day day, start;
	bool month_end = is_precise_to(&dated, "month_end"),
		 year_end = is_precise_to(&dated, "year_end");
	if (!read_day(dated.date, &day)) {
		buf_puts(out, dated.date ? dated.date : "");
	} else if (month_end || is_precise_to(&dated, "month")) {
		say_month(chinese, &day, month_end, out);
	} else if (is_precise_to(&dated, "quarter")) {
		say_quarter(chinese, &day, out);
	} else if (year_end || is_precise_to(&dated, "year")) {
		say_year(chinese, &day, year_end, out);
	} else {
		if (is_precise_to(&dated, "interval")) {
			bool begins = read_day(dated.start, &start);
			if (begins)
				say_day(chinese, &start, out);
			buf_puts(out, chinese ? "至" : begins ? " to " : "up to ");
		}
		say_day(chinese, &day, out);
	}
}

void dates_say_month(const struct view *view, const char *text, struct buf *out)
{
	struct day day;
	if (read_day(text, &day))
		say_month(view->html.chinese, &day, false, out);
	else
		buf_puts(out, text);
}

int dates_known(struct dated dated)
{
	if (is_precise_to(&dated, "quarter") || is_precise_to(&dated, "interval"))
		return 0;
	const char *precision = dated.precision ? dated.precision : "";
	return strncmp(precision, "year", 4) == 0 ? 4
		: strncmp(precision, "month", 5) == 0 ? 7
											  : TEXT_DATE_LEN;
}

void dates_write(struct view *view, struct dated dated)
{
	struct buf said;
	struct day day;
	if (!dated.date)
		return;
	int known = read_day(dated.date, &day) ? dates_known(dated) : 0;
	buf_init(&said, 1 << 20);
	dates_say(dated, view->html.chinese, &said);
	if (known > 0)
		buf_printf(view->html.out, "<time datetime=\"%.*s\">", known, dated.date);
	view_text(view, buf_text(&said));
	view_puts(view, known > 0 ? "</time>" : "");
	html_finish(&view->html, &said);
}
