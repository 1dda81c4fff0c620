#include "pages/dates.h"

#include "base/buf.h"
#include "base/text.h"
#include "pages/parts.h"

#include <stdlib.h>
#include <string.h>

enum { DATE_LEN = 10 };

struct day {
	int year, month, day;
};

static bool read_day(const char *text, struct day *ret_day)
{
	if (!text || !text_is_dated(text) || text[DATE_LEN] != '\0' || !text_is_day(text))
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

void dates_say(const struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item, struct buf *out)
{
	const char *text = json_string_value(json_object_get(item, field->name));
	const char *precision = text_of(resource, field, PART_PRECISION, item);
	bool chinese = view->html.chinese;
	struct day day, start;
	if (!precision)
		precision = "day";
	if (!read_day(text, &day)) {
		buf_puts(out, text ? text : "");
	} else if (strcmp(precision, "month") == 0 || strcmp(precision, "month_end") == 0) {
		say_month(chinese, &day, precision[5] == '_', out);
	} else if (strcmp(precision, "quarter") == 0) {
		say_quarter(chinese, &day, out);
	} else if (strcmp(precision, "year") == 0 || strcmp(precision, "year_end") == 0) {
		say_year(chinese, &day, precision[4] == '_', out);
	} else {
		if (strcmp(precision, "interval") == 0 &&
			read_day(text_of(resource, field, PART_START, item), &start)) {
			say_day(chinese, &start, out);
			buf_puts(out, chinese ? "至" : " to ");
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

void dates_write(struct view *view, const struct resource *resource, const struct field *field,
	const json_t *item)
{
	struct buf said;
	if (!json_is_string(json_object_get(item, field->name)))
		return;
	buf_init(&said, 1 << 20);
	dates_say(view, resource, field, item, &said);
	view_puts(view, "<time datetime=\"");
	view_json_text(view, json_object_get(item, field->name));
	view_puts(view, "\">");
	view_text(view, buf_text(&said));
	view_puts(view, "</time>");
	html_finish(&view->html, &said);
}
