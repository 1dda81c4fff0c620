#include "pages/marks.h"

#include "base/text.h"

#include <stdint.h>
#include <string.h>

/* Reads a match as a range of code points in the text of this name. */
static bool range_of(const json_t *range, const char *name, int64_t *ret_start, int64_t *ret_end)
{
	*ret_start = json_integer_value(json_object_get(range, "start"));
	*ret_end = json_integer_value(json_object_get(range, "end"));
	return strcmp(json_string_value(json_object_get(range, "field")), name) == 0;
}

static bool is_marked(const json_t *ranges, const char *name)
{
	int64_t start, end;
	for (size_t i = 0; i < json_array_size(ranges); i++)
		if (range_of(json_array_get(ranges, i), name, &start, &end))
			return true;
	return false;
}

static bool is_edge(const json_t *ranges, const char *name, int64_t point, bool at_start)
{
	int64_t start, end;
	for (size_t i = 0; i < json_array_size(ranges); i++)
		if (range_of(json_array_get(ranges, i), name, &start, &end) &&
			(at_start ? start : end) == point)
			return true;
	return false;
}

static void write_text(struct view *view, const json_t *ranges, const char *name, const char *text)
{
	int64_t point = 0;
	for (const char *p = text;; point++) {
		char piece[8] = "";
		uint32_t code;
		size_t len = text_point(p, strlen(p), &code);
		view_puts(view, is_edge(ranges, name, point, false) ? "</mark>" : "");
		if (len == 0)
			break;
		view_puts(view, is_edge(ranges, name, point, true) ? "<mark>" : "");
		memcpy(piece, p, len);
		view_text(view, piece);
		p += len;
	}
}

void marks_write(
	struct view *view, const struct resource *resource, const json_t *hit, const char *title)
{
	const json_t *ranges = json_object_get(hit, "highlight");
	const char *name;
	json_t *text;
	char own[CATALOG_NAME_MAX + 1];
	json_object_foreach(json_object_get(hit, "fields"), name, text)
	{
		const char *words = json_string_value(text);
		bool foreign = view_is_foreign(view, name, own) && is_marked(ranges, own);
		const struct field *field = resource_field(resource, name);
		if (!is_marked(ranges, name) || foreign || (field && field->item_only) ||
			(title && strcmp(words, title) == 0))
			continue;
		view_puts(view, "<br>");
		write_text(view, ranges, name, words);
	}
}
