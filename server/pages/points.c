#include "pages/points.h"

#include "base/text.h"
#include "dataset/parts.h"
#include "pages/axes.h"
#include "pages/dates.h"
#include "pages/figure.h"
#include "pages/kind.h"
#include "pages/mark.h"
#include "pages/number.h"
#include "query/query.h"

#include <stdio.h>
#include <string.h>

/* Finds the resource that a JSON list is named like, whose fields describe its members. */
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

/* Returns a companion of a member: its name with another suffix, or extended. */
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

/* Writes a period in words, as short as possible at its precision. */
static void say_time(
	const char *first, const char *last, int known, char ret_text[static MARK_TIME_SIZE])
{
	struct bounds bounds = dates_bounds(first, last);
	/* named by its end: the last day stands for the whole */
	bool is_one = known == TEXT_YEAR_LEN || known == TEXT_MONTH_LEN;
	if (is_one)
		bounds.last = known;
	else if (bounds.first == bounds.last)
		is_one = strncmp(first, last, (size_t)bounds.last) == 0;
	if (is_one)
		snprintf(ret_text, MARK_TIME_SIZE, "%.*s", bounds.last, last);
	else
		snprintf(ret_text, MARK_TIME_SIZE, "%.*s – %.*s", bounds.first, first, bounds.last, last);
}

/* Reads the date or period of a point. */
static struct dated dated_of(
	const struct resource *resource, const struct field *field, const json_t *point)
{
	struct dated dated = dates_of(resource, field, point);
	const char *start = json_string_value(beside(point, field->name, "_end", "_start"));
	if (start) {
		dated.start = start;
		dated.precision = "interval";
	}
	return dated;
}

/* Whether a field holds the start of a period whose end the point has, too. */
static bool is_beginning(
	const struct resource *resource, const struct field *field, const json_t *point)
{
	const struct field *end = parts_half(resource, field, "_start", "_end");
	return end && json_is_string(json_object_get(point, end->name));
}

/*
 * Reads the end of the period from the date shown in hits, else another. Returns NULL if there is
 * none.
 */
static const struct field *read_time(
	const struct resource *resource, const json_t *point, bool shown, struct mark *mark)
{
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const char *last = json_string_value(json_object_get(point, field->name));
		if (!last || !field_is_date(field) || (field->hit != NULL) != shown ||
			is_beginning(resource, field, point))
			continue;
		const char *first = json_string_value(beside(point, field->name, "_date", "_start"));
		if (!first)
			first = json_string_value(beside(point, field->name, "_end", "_start"));
		if (!first)
			first = last;
		if (!axes_month(first, false, &mark->from) || !axes_month(last, true, &mark->to) ||
			mark->from >= mark->to)
			continue;
		struct dated dated = dated_of(resource, field, point);
		say_time(first, last, dates_known(dated), mark->time);
		mark->inferred = dated.inferred;
		return field;
	}
	return NULL;
}

static const struct field *find_time(
	const struct points *points, const json_t *point, struct mark *mark)
{
	const struct field *field = read_time(points->resource, point, true, mark);
	return field ? field : read_time(points->resource, point, false, mark);
}

/* Returns the comparator of a number: at least, about… */
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

/* Reads the number of a point. Returns false if it has none. */
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

/* Finds the item's field that holds the unit. */
static const struct field *teller_of(const struct view *view, const struct points *points)
{
	const char *unit = points->number->unit;
	return unit ? resource_field(view->query->resource, unit) : NULL;
}

const char *points_unit(const struct view *view, const struct points *points, const json_t *item)
{
	return figure_unit(view, points->number, teller_of(view, points), item);
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
	find_time(points, point, ret_mark);
	return read_value(points->number, point, ret_mark);
}

bool points_compare(const json_t *point)
{
	return !json_is_false(json_object_get(point, "comparable"));
}

/* Writes the kind of the figure: result or target. */
static void write_kind(struct view *view, const struct points *points)
{
	const struct meaning *kind = kind_meaning(view->source->catalog, points->resource);
	view_text(view,
		kind ? view_choose(view, kind->title_en, kind->title_zh)
			 : view_field_title(view, points->list));
}

void points_write(
	struct view *view, const struct points *points, const json_t *item, const json_t *point)
{
	struct mark mark = {0};
	if (!read_value(points->number, point, &mark))
		return;
	const struct field *time = find_time(points, point, &mark);
	view_puts(view, "<p class=\"number\"><b>");
	view_text(view, mark.label);
	view_puts(view, "</b>");
	figure_write_unit(
		view, points->number, teller_of(view, points), item, mark.low == 1 && mark.high == 1);
	view_puts(view, " <span class=\"soft\">");
	write_kind(view, points);
	if (time) {
		view_puts(view, " · ");
		dates_write(view, dated_of(points->resource, time, point));
	}
	view_puts(view, "</span></p>\n");
}
