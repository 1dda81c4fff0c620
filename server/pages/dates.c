#include "pages/dates.h"

#include "base/buf.h"
#include "base/text.h"
#include "dataset/parts.h"

#include <stdio.h>
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

struct bounds dates_bounds(const char *first, const char *last)
{
	const struct bounds days = {TEXT_DATE_LEN, TEXT_DATE_LEN};
	struct day from, to;
	if (!read_day(first, &from) || !read_day(last, &to) || from.day != 1 ||
		strcmp(first, last) == 0)
		return days;
	bool ends_year = to.month == 12 && is_last_of_month(&to);
	if (from.month > 1 || (from.year == to.year && !ends_year))
		return (struct bounds){TEXT_MONTH_LEN, TEXT_MONTH_LEN};
	return (struct bounds){TEXT_YEAR_LEN, ends_year ? TEXT_YEAR_LEN : TEXT_MONTH_LEN};
}

static const char *precision_of(int known)
{
	return known == TEXT_YEAR_LEN ? "year" : known == TEXT_MONTH_LEN ? "month" : NULL;
}

/* Returns the precision of one end of a period. */
static const char *precision_of_span(
	const struct resource *resource, const struct field *field, const json_t *item)
{
	const struct field *end = parts_half(resource, field, "_start", "_end"),
					   *start = parts_half(resource, field, "_end", "_start");
	if ((!start && !end) || parts_date(resource, field))
		return NULL;
	struct bounds bounds =
		dates_bounds(json_string_value(json_object_get(item, (start ? start : field)->name)),
			json_string_value(json_object_get(item, (end ? end : field)->name)));
	return precision_of(start ? bounds.last : bounds.first);
}

static bool says_inferred(const json_t *item, const char *basis)
{
	const char *text = json_string_value(json_object_get(item, basis));
	return text && strcmp(text, "inferred") == 0;
}

/* Reads the companion field for a date or one end of a period. */
static bool is_inferred(
	const struct resource *resource, const struct field *field, const json_t *item)
{
	const struct field *basis = parts_find(resource, field, PART_BASIS);
	if (!basis)
		basis = parts_half(resource, field, "_start", "_basis");
	if (!basis)
		basis = parts_half(resource, field, "_end", "_basis");
	return basis && says_inferred(item, basis->name);
}

struct dated dates_of(
	const struct resource *resource, const struct field *field, const json_t *item)
{
	const char *precision = text_of(resource, field, PART_PRECISION, item);
	return (struct dated){.date = json_string_value(json_object_get(item, field->name)),
		.start = text_of(resource, field, PART_START, item),
		.precision = precision ? precision : precision_of_span(resource, field, item),
		.inferred = is_inferred(resource, field, item)};
}

struct dated dates_of_hit(const json_t *hit)
{
	return (struct dated){.date = json_string_value(json_object_get(hit, "date")),
		.start = json_string_value(json_object_get(hit, "date_start")),
		.precision = json_string_value(json_object_get(hit, "date_precision")),
		.inferred = says_inferred(hit, "date_basis")};
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

static void say_bound(bool chinese, const struct day *day, int known, struct buf *out)
{
	if (known == TEXT_YEAR_LEN)
		say_year(chinese, day, false, out);
	else if (known == TEXT_MONTH_LEN)
		say_month(chinese, day, false, out);
	else
		say_day(chinese, day, out);
}

static void say_interval(struct dated dated, bool chinese, const struct day *day, struct buf *out)
{
	struct day start;
	struct bounds bounds = dates_bounds(dated.start, dated.date);
	bool begins = read_day(dated.start, &start);
	bool is_one = begins && bounds.first == bounds.last &&
		strncmp(dated.start, dated.date, (size_t)bounds.first) == 0;
	if (begins && !is_one)
		say_bound(chinese, &start, bounds.first, out);
	if (!is_one)
		buf_puts(out, chinese ? "至" : begins ? " to " : "up to ");
	say_bound(chinese, day, bounds.last, out);
}

static void say_known(struct dated dated, bool chinese, struct buf *out)
{
	struct day day;
	bool month_end = is_precise_to(&dated, "month_end"),
		 year_end = is_precise_to(&dated, "year_end");
	if (!read_day(dated.date, &day))
		buf_puts(out, dated.date ? dated.date : "");
	else if (month_end || is_precise_to(&dated, "month"))
		say_month(chinese, &day, month_end, out);
	else if (is_precise_to(&dated, "quarter"))
		say_quarter(chinese, &day, out);
	else if (year_end || is_precise_to(&dated, "year"))
		say_year(chinese, &day, year_end, out);
	else if (is_precise_to(&dated, "interval"))
		say_interval(dated, chinese, &day, out);
	else
		say_day(chinese, &day, out);
}

void dates_say(struct dated dated, bool chinese, struct buf *out)
{
	say_known(dated, chinese, out);
	if (dated.date && dated.inferred)
		buf_puts(out, view_say(WORD_INFERRED, chinese));
}

void dates_say_month(const struct view *view, const char *text, struct buf *out)
{
	static const char rest[] = "0000-01-01";
	const size_t len = strlen(text);
	char whole[sizeof rest];
	struct day day;
	/* dates given as a year or a month */
	bool is_part = len == TEXT_YEAR_LEN || len == TEXT_MONTH_LEN;
	snprintf(whole, sizeof whole, "%s%s", text, is_part ? rest + len : "");
	if (len > TEXT_DATE_LEN || !read_day(whole, &day))
		buf_puts(out, text);
	else if (len == TEXT_YEAR_LEN)
		say_year(view->html.chinese, &day, false, out);
	else
		say_month(view->html.chinese, &day, false, out);
}

int dates_known(struct dated dated)
{
	if (is_precise_to(&dated, "quarter") || is_precise_to(&dated, "interval"))
		return 0;
	const char *precision = dated.precision ? dated.precision : "";
	return strncmp(precision, "year", 4) == 0 ? TEXT_YEAR_LEN
		: strncmp(precision, "month", 5) == 0 ? TEXT_MONTH_LEN
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
	say_known(dated, view->html.chinese, &said);
	if (known > 0)
		buf_printf(view->html.out, "<time datetime=\"%.*s\">", known, dated.date);
	view_text(view, buf_text(&said));
	view_puts(view, known > 0 ? "</time>" : "");
	if (dated.inferred)
		view_word(view, WORD_INFERRED);
	html_finish(&view->html, &said);
}
