#include "render/hit.h"

#include "base/buf.h"
#include "base/text.h"
#include "base/value.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/labels.h"
#include "fulltext/highlight.h"
#include "query/canonical.h"
#include "query/query.h"
#include "render/csv.h"
#include "render/render.h"
#include "render/row.h"

#include <string.h>

/* The column of a text in the index, after resource and id. */
static int column_of(size_t text)
{
	return (int)text + 2;
}

/* Writes the matches in a text as ranges of code points. */
static void write_ranges(const struct highlight *found, size_t column, const struct value *text,
	const char *field, struct buf *ranges)
{
	struct highlight_reader reader = {.highlight = found,
		.column = column_of(column),
		.tokens = {.text = text->text, .len = text->len}};
	size_t at = 0, point = 0, start, end;
	while (highlight_next(&reader, &start, &end)) {
		size_t first = point + text_count(text->text + at, start - at);
		point = first + text_count(text->text + start, end - start);
		at = end;
		buf_printf(ranges, "%s{\"field\":\"%s\",\"start\":%zu,\"end\":%zu}",
			ranges->len > 0 ? "," : "", field, first, point);
	}
}

/*
 * Writes in which kinds of columns the words were found, in the order of the columns; `retired` if
 * the hit succeeds a retired key.
 */
static void write_matched(
	const struct catalog *catalog, const struct highlight *found, struct buf *body)
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
		if (matched[kind] || !highlight_is_in(found, column_of(i)))
			continue;
		matched[kind] = true;
		buf_printf(body, "%s\"%s\"", count++ > 0 ? "," : "", names[kind]);
	}
	buf_puts(body, count > 0 ? "]" : "\"retired\"]");
}

/* Pinyin, keywords and synonyms are searched but not shown. */
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

/* Writes an item's title in a language: the first field of its label, if that is searched. */
static void write_title(const struct catalog *catalog, const struct resource *resource,
	enum language language, struct statement *row, struct buf *body)
{
	char name[LABEL_NAME_SIZE] = "";
	int title = -1;
	if (resource->label)
		labels_field(resource->label, strcspn(resource->label, " "), language, name);
	for (size_t i = 0; i < catalog->search_count; i++)
		if (strcmp(catalog->search[i].name, name) == 0)
			title = HIT_FIRST_TEXT + (int)i;
	if (title >= 0)
		write_text_or_null(row, title, body);
	else
		buf_puts(body, "null");
}

static void write_members(const struct catalog *catalog, const struct resource *resource,
	struct statement *row, struct buf *body)
{
	static const struct {
		int column;
		const char *name;
	} members[] = {{HIT_DATE, "date"}, {HIT_DATE_START, "date_start"},
		{HIT_DATE_PRECISION, "date_precision"}, {HIT_CATEGORY, "category"}, {HIT_STATUS, "status"},
		{HIT_VERDICT, "verdict"}};
	for (int language = LANGUAGE_NONE + 1; language < LANGUAGE_COUNT; language++) {
		buf_printf(body, ",\"title_%s\":", language_code((enum language)language));
		write_title(catalog, resource, (enum language)language, row, body);
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
}

/* Writes the searched texts of a hit. */
static bool write_texts(const struct catalog *catalog, const struct highlight *found,
	struct statement *row, struct buf *body)
{
	struct buf ranges;
	bool any = false;
	buf_init(&ranges, RENDER_MAX);
	buf_puts(body, ",\"fields\":{");
	for (size_t i = 0; i < catalog->search_count; i++) {
		struct value text = statement_column(row, HIT_FIRST_TEXT + (int)i);
		if (text.type != VALUE_TEXT || !is_shown(&catalog->search[i]))
			continue;
		write_ranges(found, i, &text, catalog->search[i].name, &ranges);
		buf_printf(body, "%s\"%s\":", any ? "," : "", catalog->search[i].name);
		row_write_string(body, text.text, text.len);
		any = true;
	}
	buf_puts(body, "},\"highlight\":[");
	buf_put(body, ranges.data, ranges.len);
	buf_putc(body, ']');
	bool ok = !ranges.failed;
	buf_finish(&ranges);
	return ok;
}

bool hit_write(const struct catalog *catalog, const struct query *query,
	const struct highlight *found, struct statement *row, struct buf *body)
{
	const struct resource *resource = catalog_resource(catalog, statement_text(row, HIT_RESOURCE));
	const char *id = statement_text(row, HIT_ID);
	if (!resource || !id)
		return false;
	if (query->format == FORMAT_CSV) {
		buf_printf(body, "%s,", resource->name);
		csv_write_text(body, id, strlen(id), false);
		buf_puts(body, "\r\n");
		return true;
	}
	buf_printf(body, "{\"resource\":\"%s\",\"id\":", resource->name);
	row_write_string(body, id, strlen(id));
	write_members(catalog, resource, row, body);
	bool ok = write_texts(catalog, found, row, body);
	write_matched(catalog, found, body);
	buf_printf(body, ",\"links\":{\"self\":\"%s/%s/", query->base, resource->name);
	canonical_text(body, id, strlen(id));
	buf_puts(body, query->format == FORMAT_NDJSON ? "\"}}\n" : "\"}}");
	return ok;
}
