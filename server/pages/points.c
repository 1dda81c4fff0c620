#include "pages/points.h"

#include "base/text.h"
#include "pages/axes.h"
#include "pages/dates.h"
#include "pages/figure.h"
#include "pages/mark.h"
#include "pages/number.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

/* The resource that a list of JSON is called as, whose fields say what its members are. */
static const struct resource *resource_of(const struct catalog *catalog, const struct field *list)
{
	return list->type == FIELD_JSON ? catalog_resource(catalog, list->name) : NULL;
}

static const struct field *number_of(const struct resource *resource)
{
	for (size_t i = 0; i < resource->field_count; i++)
		if (resource->fields[i].type == FIELD_NUMBER)
			return &resource->fields[i];
	return NULL;
}

bool points_are(const struct catalog *catalog, const struct field *field)
{
	const struct resource *resource = resource_of(catalog, field);
	return resource && number_of(resource);
}

/* What stands beside a member: of another name's ending, or with more behind it. */
static const json_t *beside(
	const json_t *point, const char *member, const char *end, const char *other)
{
	char name[CATALOG_NAME_MAX + 8];
	size_t len = strlen(member);
	if (len > CATALOG_NAME_MAX || !text_ends_in(member, end))
		return NULL;
	snprintf(name, sizeof name, "%.*s%s", (int)(len - strlen(end)), member, other);
	return json_object_get(point, name);
}

/* The first and the last day of a time in words, as short as it can be told, or as it is known. */
static void say_time(
	const char *first, const char *last, int known, char ret_text[static MARK_TIME_SIZE])
{
	double from, to;
	bool whole = axes_month(first, false, &from) && axes_month(last, true, &to) &&
		from == (int)from && to == (int)to;
	if (known == 4 ||
		known == 7) /* by the end of a year or a month: its last day is all that there is */
		snprintf(ret_text, MARK_TIME_SIZE, "%.*s", known, last);
	else if (whole && (int)from % 12 == 0 && to - from == 12)
		snprintf(ret_text, MARK_TIME_SIZE, "%.4s", last);
	else if (whole && to - from == 1)
		snprintf(ret_text, MARK_TIME_SIZE, "%.7s", last);
	else if (strcmp(first, last) == 0)
		snprintf(ret_text, MARK_TIME_SIZE, "%.10s", last);
	else
		snprintf(ret_text, MARK_TIME_SIZE, "%.10s – %.10s", first, last);
}

/* By a date that ends it, of those that a hit shows or of the others. */
static bool read_time(
	const struct resource *resource, const json_t *point, bool shown, struct mark *mark)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const char *last = json_string_value(json_object_get(point, field->name));
		if (!last || !field_is_date(field) || (field->hit != NULL) != shown)
			continue;
		const char *first = json_string_value(beside(point, field->name, "_date", "_start"));
		if (!first)
			first = json_string_value(beside(point, field->name, "_end", "_start"));
		if (!first)
			first = last;
		if (!axes_month(first, false, &mark->from) || !axes_month(last, true, &mark->to) ||
			mark->from >= mark->to)
			continue;
		say_time(first, last, dates_known(dates_of(resource, field, point)), mark->time);
		return true;
	}
	return false;
}

/* How a number is meant, where a member says it as a sign: at least, about… */
static const char *sign_of(const json_t *point)
{
	const char *member;
	json_t *value;
	json_object_foreach((json_t *)point, member, value)
	{
		const char *sign = json_string_value(value);
		if (!sign || *sign == '\0' || sign[strspn(sign, "<>=~")] != '\0')
			continue;
		return strcmp(sign, "<=") == 0 ? "≤ "
			: strcmp(sign, ">=") == 0  ? "≥ "
			: strcmp(sign, "<") == 0   ? "< "
			: strcmp(sign, ">") == 0   ? "> "
			: strcmp(sign, "~") == 0   ? "≈ "
									   : "";
	}
	return "";
}

/* False where a point has no number. */
static bool read_value(const struct field *number, const json_t *point, struct mark *mark)
{
	char low[NUMBER_SIZE], high[NUMBER_SIZE];
	const json_t *value = json_object_get(point, number->name);
	const json_t *max = beside(point, number->name, "", "_max");
	if (!json_is_number(value))
		return false;
	double one = json_number_value(value),
		   other = json_is_number(max) ? json_number_value(max) : one;
	mark->low = one < other ? one : other;
	mark->high = one < other ? other : one;
	number_say(mark->low, low);
	number_say(mark->high, high);
	if (mark->low < mark->high)
		snprintf(mark->label, sizeof mark->label, "%s–%s", low, high);
	else
		snprintf(mark->label, sizeof mark->label, "%s%s", sign_of(point), low);
	return true;
}

const char *points_unit(const struct view *view, const struct points *points, const json_t *item)
{
	const struct field *number = points->number;
	const struct field *teller =
		number->unit ? resource_field(view->query->resource, number->unit) : NULL;
	return figure_unit(view, number, teller, item);
}

bool points_next(const struct view *view, const json_t *item, struct points *points)
{
	const struct resource *resource = view->query->resource;
	const struct field *from = points->list ? points->list + 1 : resource->fields;
	points->place += points->list != NULL;
	for (; from < resource->fields + resource->field_count; from++) {
		if (!points_are(view->source->catalog, from))
			continue;
		*points = (struct points){.list = from,
			.resource = resource_of(view->source->catalog, from),
			.values = json_object_get(item, from->name),
			.place = points->place};
		points->number = number_of(points->resource);
		return true;
	}
	return false;
}

bool points_read(const struct points *points, const json_t *point, struct mark *ret_mark)
{
	*ret_mark = (struct mark){.series = points->place};
	if (!read_time(points->resource, point, true, ret_mark))
		read_time(points->resource, point, false, ret_mark);
	return read_value(points->number, point, ret_mark);
}
