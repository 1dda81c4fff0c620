#include "pages/summary.h"

#include "base/buf.h"
#include "pages/dates.h"
#include "pages/names.h"

void summary_title(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	const char *title = names_title(view, resource, item);
	const char *key =
		json_string_value(json_object_get(item, resource->fields[resource->key].name));
	if (title) {
		buf_puts(out, title);
		return;
	}
	buf_puts(out, view_resource_title(view, resource));
	buf_puts(out, view_said(view, WORD_IS));
	buf_puts(out, key ? key : "");
}

void summary_points(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	bool any = false;
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		const char *text = json_string_value(json_object_get(item, field->name));
		const struct meaning *meaning =
			text ? catalog_meaning(view->source->catalog, field, text) : NULL;
		if (!field->hit || !text || (!meaning && !field_is_date(field)))
			continue;
		buf_puts(out, any ? " · " : "");
		if (meaning)
			buf_puts(out, view_choose(view, meaning->title_en, meaning->title_zh));
		else
			dates_say(dates_of(resource, field, item), view->html.chinese, out);
		any = true;
	}
}

void summary_write(
	const struct view *view, const struct resource *resource, const json_t *item, struct buf *out)
{
	struct buf points;
	buf_init(&points, out->max);
	buf_puts(out, view_resource_title(view, resource));
	buf_puts(out, view_said(view, WORD_IS));
	names_of_item(view, resource, item, out);
	summary_points(view, resource, item, &points);
	if (points.len > 0) {
		buf_puts(out, " · ");
		buf_put(out, points.data, points.len);
	}
	out->failed = out->failed || points.failed;
	buf_finish(&points);
}
