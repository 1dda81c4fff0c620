#include "render/hit.h"

#include "base/buf.h"
#include "base/value.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/labels.h"
#include "query/canonical.h"
#include "query/query.h"
#include "render/render.h"
#include "render/row.h"

#include <string.h>

static size_t count_points(const char *text, const char *end)
{
	size_t count = 0;
	for (; text < end; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

/* The text of a column without its marks; the ranges between them go to `ranges` as JSON. */
static void take_marks(
	const struct value *marked, const char *field, struct buf *text, struct buf *ranges)
{
	const char *at = marked->text, *end = at + marked->len, *found;
	size_t point = 0, start = 0;
	char mark = HIT_OPEN;
	while ((found = memchr(at, mark, (size_t)(end - at)))) {
		buf_put(text, at, (size_t)(found - at));
		point += count_points(at, found);
		if (mark == HIT_OPEN)
			start = point;
		else
			buf_printf(ranges, "%s{\"field\":\"%s\",\"start\":%zu,\"end\":%zu}",
				ranges->len > 0 ? "," : "", field, start, point);
		mark = mark == HIT_OPEN ? HIT_CLOSE : HIT_OPEN;
		at = found + 1;
	}
	buf_put(text, at, (size_t)(end - at));
}

/* As what each column is searched that has a mark, in the order of the columns; nothing is marked
 * where no words found the item, but a key that it succeeds. */
static void write_matched(const struct catalog *catalog, struct statement *row, struct buf *body)
{
	static const char *const names[] = {
		[SEARCH_NAME] = "name",
		[SEARCH_ALIAS] = "alias",
		[SEARCH_PINYIN] = "pinyin",
		[SEARCH_TEXT] = "text",
		[SEARCH_KEYWORD] = "keyword",
		[SEARCH_SYNONYM] = "synonym",
	};
	bool matched[sizeof names / sizeof *names] = {false};
	buf_puts(body, ",\"matched_by\":[");
	size_t count = 0;
	for (size_t i = 0; i < catalog->search_count; i++) {
		enum search kind = catalog->search[i].kind;
		struct value marked = statement_column(row, HIT_FIRST_TEXT + (int)i);
		if (matched[kind] || marked.type != VALUE_TEXT ||
			!memchr(marked.text, HIT_OPEN, marked.len))
			continue;
		matched[kind] = true;
		buf_printf(body, "%s\"%s\"", count++ > 0 ? "," : "", names[kind]);
	}
	buf_puts(body, count > 0 ? "]" : "\"retired\"]");
}

/* Pinyin, keywords and synonyms are there only to be found. */
static bool is_shown(const struct search_column *column)
{
	return column->kind != SEARCH_PINYIN && column->kind != SEARCH_KEYWORD &&
		column->kind != SEARCH_SYNONYM;
}

static void write_text_or_null(struct statement *row, int column, struct buf *body)
{
	struct value value = statement_column(row, column);
	if (value.type == VALUE_TEXT)
		row_write_string(body, value.text, value.len);
	else
		buf_puts(body, "null");
}

/* What the item is called in a language, as far as it is searched by that: the first field of the
 * label. */
static bool write_title(const struct catalog *catalog, const struct resource *resource,
	enum language language, struct statement *row, struct buf *body)
{
	char name[LABEL_NAME_SIZE] = "";
	struct value title = {.type = VALUE_NULL};
	struct buf text, ranges;
	if (resource->label)
		labels_field(resource->label, strcspn(resource->label, " "), language, name);
	for (size_t i = 0; i < catalog->search_count; i++)
		if (strcmp(catalog->search[i].name, name) == 0)
			title = statement_column(row, HIT_FIRST_TEXT + (int)i);
	if (title.type != VALUE_TEXT) {
		buf_puts(body, "null");
		return true;
	}
	buf_init(&text, RENDER_MAX);
	buf_init(&ranges, RENDER_MAX);
	take_marks(&title, name, &text, &ranges);
	row_write_string(body, text.data, text.len);
	bool ok = !text.failed && !ranges.failed;
	buf_finish(&ranges);
	buf_finish(&text);
	return ok;
}

static bool write_members(const struct catalog *catalog, const struct resource *resource,
	struct statement *row, struct buf *body)
{
	static const struct {
		int column;
		const char *name;
	} members[] = {{HIT_DATE, "date"}, {HIT_DATE_START, "date_start"},
		{HIT_DATE_PRECISION, "date_precision"}, {HIT_CATEGORY, "category"}, {HIT_STATUS, "status"},
		{HIT_VERDICT, "verdict"}};
	bool ok = true;
	for (int language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
		buf_printf(body, ",\"title_%s\":", language_code((enum language)language));
		ok = write_title(catalog, resource, (enum language)language, row, body) && ok;
	}
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		buf_printf(body, ",\"%s\":", members[i].name);
		write_text_or_null(row, members[i].column, body);
	}
	buf_printf(body, ",\"refuted\":%s,\"source_ids\":", resource->weight == 0 ? "true" : "false");
	struct value sources = statement_column(row, HIT_SOURCE_IDS);
	if (sources.type == VALUE_TEXT)
		buf_put(body, sources.text, sources.len);
	else
		buf_puts(body, "null");
	return ok;
}

/* The searched texts of a hit. */
static bool write_texts(const struct catalog *catalog, struct statement *row, struct buf *body)
{
	struct buf text, ranges;
	bool any = false;
	buf_init(&text, RENDER_MAX);
	buf_init(&ranges, RENDER_MAX);
	buf_puts(body, ",\"fields\":{");
	for (size_t i = 0; i < catalog->search_count; i++) {
		struct value marked = statement_column(row, HIT_FIRST_TEXT + (int)i);
		if (marked.type != VALUE_TEXT || !is_shown(&catalog->search[i]))
			continue;
		text.len = 0;
		take_marks(&marked, catalog->search[i].name, &text, &ranges);
		buf_printf(body, "%s\"%s\":", any ? "," : "", catalog->search[i].name);
		row_write_string(body, text.data, text.len);
		any = true;
	}
	buf_puts(body, "},\"highlight\":[");
	buf_put(body, ranges.data, ranges.len);
	buf_putc(body, ']');
	bool ok = !text.failed && !ranges.failed;
	buf_finish(&ranges);
	buf_finish(&text);
	return ok;
}

bool hit_write(const struct catalog *catalog, const struct query *query, struct statement *row,
	bool first, struct buf *body)
{
	const struct resource *resource = catalog_resource(catalog, statement_text(row, HIT_RESOURCE));
	const char *id = statement_text(row, HIT_ID);
	if (!resource || !id)
		return false;
	if (query->format == FORMAT_CSV) {
		buf_printf(body, "%s,", resource->name);
		row_write_cell(body, id, strlen(id), false);
		buf_puts(body, "\r\n");
		return true;
	}
	buf_puts(body, query->format == FORMAT_JSON && !first ? "," : "");
	buf_printf(body, "{\"resource\":\"%s\",\"id\":", resource->name);
	row_write_string(body, id, strlen(id));
	bool ok = write_members(catalog, resource, row, body) && write_texts(catalog, row, body);
	write_matched(catalog, row, body);
	buf_printf(body, ",\"links\":{\"self\":\"%s/%s/", query->base, resource->name);
	canonical_text(body, id, strlen(id));
	buf_puts(body, query->format == FORMAT_NDJSON ? "\"}}\n" : "\"}}");
	return ok;
}
