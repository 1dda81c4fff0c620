#include "render/search.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "fulltext/match.h"
#include "query/query.h"
#include "render/render.h"
#include "render/row.h"
#include "query/sql.h"

#include <inttypes.h>
#include <string.h>

/* What highlight() puts around a hit: bytes that no text of a dataset holds. */
enum { OPEN = '\x02', CLOSE = '\x03' };

enum { RANK, ROW, RESOURCE, ID, FIRST_TEXT }; /* columns of a hit */

static bool is_wanted(const struct catalog *catalog, const struct query *query, size_t resource)
{
	const struct resource *r = &catalog->resources[resource];
	return r->first_row > 0 && r->count > 0 &&
		(query->types ? query->types >> resource & 1 : r->searched_by_default);
}

/* The resources, as ranges of rows: what FTS5 finds it need not look up. */
static void write_ranges(const struct catalog *catalog, const struct query *query, struct buf *sql)
{
	int64_t first = INT64_MAX, last = 0, rows = 0;
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (!is_wanted(catalog, query, i))
			continue;
		int64_t end = resource_last_row(resource);
		first = resource->first_row < first ? resource->first_row : first;
		last = end > last ? end : last;
		rows += resource->count;
	}
	buf_printf(sql, " AND rowid BETWEEN %" PRId64 " AND %" PRId64, first, last);
	if (rows == 0 || last - first + 1 == rows)
		return;
	const char *glue = " AND (";
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (!is_wanted(catalog, query, i))
			continue;
		buf_printf(sql, "%srowid BETWEEN %" PRId64 " AND %" PRId64, glue, resource->first_row,
			resource_last_row(resource));
		glue = " OR ";
	}
	buf_putc(sql, ')');
}

/* The conditions on the index: the words, and the resources. */
static void write_where(const struct catalog *catalog, const struct query *query, struct buf *sql,
	struct sql_values *values)
{
	buf_printf(sql, " FROM api_search WHERE api_search MATCH ?%zu",
		where_bind(values, value_text(query->match, strlen(query->match))));
	write_ranges(catalog, query, sql);
}

/* The best hits of the first SEARCH_RANKED_MAX: their rank and row. */
static void write_best(const struct catalog *catalog, const struct query *query,
	const struct value *after, struct buf *sql, struct sql_values *values)
{
	buf_puts(sql, "SELECT * FROM (SELECT rank, rowid AS row");
	write_where(catalog, query, sql, values);
	buf_printf(sql, " ORDER BY rowid LIMIT %d)", SEARCH_RANKED_MAX);
	if (after) {
		size_t rank = where_bind(values, after[0]);
		buf_printf(sql, " WHERE (rank, row) > (?%zu, ?%zu)", rank, where_bind(values, after[1]));
	}
	buf_printf(
		sql, " ORDER BY rank, row LIMIT ?%zu", where_bind(values, value_integer(query->limit + 1)));
}

/* A column for each searched text, by its number between two pieces of SQL. */
static void write_columns(
	const struct catalog *catalog, const char *before, const char *behind, struct buf *sql)
{
	for (size_t i = 0; i < catalog->search_count; i++)
		buf_printf(sql, ", %s%zu%s", before, i, behind);
}

/*
 * A page: only what it shows is highlighted, which takes the words spelled out. They are looked for
 * once between its rows, not once for each: what a prefix finds is put together each time. Ranks and
 * texts are brought together by grouping: a join, for which SQLite expects too few rows to make an
 * index, looked through the whole page for each row of it.
 */
static void write_sql(const struct catalog *catalog, const struct query *query,
	const struct value *after, const struct buf *spelled, struct buf *sql,
	struct sql_values *values)
{
	values->count = 0;
	buf_puts(sql, "WITH api_best AS MATERIALIZED (");
	write_best(catalog, query, after, sql, values);
	buf_puts(sql, ") SELECT max(rank), row, max(resource), max(id)");
	write_columns(catalog, "max(text_", ")", sql);
	buf_puts(sql, " FROM (SELECT rank, row, NULL AS resource, NULL AS id");
	write_columns(catalog, "NULL AS text_", "", sql);
	buf_puts(sql, " FROM api_best UNION ALL SELECT NULL, rowid, resource, id");
	for (size_t i = 0; i < catalog->search_count; i++)
		buf_printf(sql, ", highlight(api_search, %zu, char(%d), char(%d))", i + 2, OPEN, CLOSE);
	buf_printf(sql,
		" FROM api_search WHERE api_search MATCH ?%zu"
		" AND rowid BETWEEN (SELECT min(row) FROM api_best) AND (SELECT max(row) FROM api_best)"
		" AND +rowid IN (SELECT row FROM api_best))"
		" GROUP BY row HAVING count(*) = 2 ORDER BY 1, 2",
		where_bind(values, value_text(spelled->data, spelled->len)));
}

/* The text of a column without its marks; the ranges between them go to `ranges` as JSON. */
static void take_marks(
	const struct value *marked, const char *field, struct buf *text, struct buf *ranges)
{
	size_t point = 0, start = 0;
	for (size_t i = 0; i < marked->len; i++) {
		char c = marked->text[i];
		if (c == OPEN) {
			start = point;
		} else if (c == CLOSE) {
			buf_printf(ranges, "%s{\"field\":\"%s\",\"start\":%zu,\"end\":%zu}",
				ranges->len > 0 ? "," : "", field, start, point);
		} else {
			buf_putc(text, c);
			point += ((unsigned char)c & 0xC0) != 0x80;
		}
	}
}

/* Pinyin and synonyms are there only to be found. */
static bool is_shown(const struct search_column *column)
{
	return column->kind == SEARCH_NAME || column->kind == SEARCH_TEXT;
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
		struct value marked = statement_column(row, FIRST_TEXT + (int)i);
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

static bool write_hit(const struct catalog *catalog, const struct query *query,
	struct statement *row, bool first, struct buf *body)
{
	const char *resource = statement_text(row, RESOURCE), *id = statement_text(row, ID);
	if (query->format == FORMAT_CSV) {
		buf_printf(body, "%s,%s\r\n", resource, id);
		return true;
	}
	buf_puts(body, query->format == FORMAT_JSON && !first ? "," : "");
	buf_printf(body, "{\"resource\":\"%s\",\"id\":", resource);
	row_write_string(body, id, strlen(id));
	bool ok = write_texts(catalog, row, body);
	buf_printf(body, ",\"links\":{\"self\":\"%s/%s/", query->base, resource);
	canonical_text(body, id, strlen(id));
	buf_puts(body, query->format == FORMAT_NDJSON ? "\"}}\n" : "\"}}");
	return ok;
}

static bool write_hits(const struct catalog *catalog, const struct query *query,
	struct statement *row, struct buf *body, struct page *page, struct error *err)
{
	int count = 0, more;
	bool full = false;
	page->next[0] = '\0';
	while ((more = statement_step(row, err)) > 0 && !full) {
		if (!write_hit(catalog, query, row, count == 0, body))
			return error_set(err, ERROR_INTERNAL, "no memory for a hit");
		full = page_is_full(query, ++count, body);
		if (!full)
			continue;
		/* rank and row are what query_parse_search() sorts by */
		struct value values[RESOURCE];
		for (int i = 0; i < RESOURCE; i++)
			values[i] = statement_column(row, i);
		page_write_next(catalog, query, values, page, err);
	}
	return page_end(more, page, err);
}

static bool count_hits(
	const struct source *source, const struct query *query, int64_t *ret_total, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT count(*)");
	write_where(source->catalog, query, &sql, &values);
	bool ok = page_count(source, &sql, &values, ret_total, err);
	buf_finish(&sql);
	return ok;
}

static bool write_page(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	struct buf sql, spelled;
	struct sql_values values;
	ret_page->next[0] = '\0';
	if (query->limit == 0)
		return true;
	buf_init(&sql, SQL_MAX);
	buf_init(&spelled, SQL_MAX);
	match_spell_out(query->match, &spelled);
	write_sql(source->catalog, query, after, &spelled, &sql, &values);
	struct statement *rows = sql_prepare(source->db, &sql, &values, err);
	bool ok = rows && write_hits(source->catalog, query, rows, body, ret_page, err);
	statement_release(rows);
	buf_finish(&spelled);
	buf_finish(&sql);
	return ok;
}

bool search_render(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	if (query->format == FORMAT_JSON)
		buf_puts(body, "{\"data\":[");
	if (query->format == FORMAT_CSV)
		buf_puts(body, query->bom ? "\xEF\xBB\xBFresource,id\r\n" : "resource,id\r\n");
	bool ok = write_page(source, query, after, body, ret_page, err) &&
		count_hits(source, query, &ret_page->total, err);
	if (ok && query->format == FORMAT_JSON) {
		page_write_envelope(source->catalog, query, ret_page, body);
		buf_puts(body, "}}\n");
	}
	if (ok && body->failed)
		return error_set(err, ERROR_INTERNAL, "the body does not fit into %d bytes", RENDER_MAX);
	return ok;
}
