#include "render/search.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "fulltext/match.h"
#include "query/query.h"
#include "query/where.h"
#include "render/relax.h"
#include "render/render.h"
#include "render/row.h"
#include "query/sql.h"

#include <inttypes.h>
#include <string.h>

/* What highlight() puts around a hit: bytes that no text of a dataset holds. */
enum { OPEN = '\x02', CLOSE = '\x03' };

enum { RANK, ROW, RESOURCE, ID, FIRST_TEXT }; /* columns of a hit */

struct searching {
	const struct source *source;
	const struct query *query;
	const char *match;            /* the query's own, or what is left of it */
	struct buf relaxed, left_out; /* of relax() */
	bool is_relaxed;
};

/* The best hits of the first SEARCH_RANKED_MAX: their rank and row. */
static void write_best(const struct searching *search, const struct value *after, struct buf *sql,
	struct sql_values *values)
{
	const struct query *query = search->query;
	buf_puts(sql, "SELECT * FROM (SELECT ");
	where_write_rank(search->source->catalog, query, sql);
	buf_puts(sql, " AS rank, rowid AS row");
	where_write_search(search->source->catalog, query, search->match, sql, values);
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
static void write_sql(const struct searching *search, const struct value *after,
	const struct buf *spelled, struct buf *sql, struct sql_values *values)
{
	const struct catalog *catalog = search->source->catalog;
	values->count = 0;
	buf_puts(sql, "WITH api_best AS MATERIALIZED (");
	write_best(search, after, sql, values);
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

/* As what each column is searched that has a mark, in the order of the columns. */
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
	for (size_t i = 0, count = 0; i < catalog->search_count; i++) {
		enum search kind = catalog->search[i].kind;
		struct value marked = statement_column(row, FIRST_TEXT + (int)i);
		if (matched[kind] || marked.type != VALUE_TEXT || !memchr(marked.text, OPEN, marked.len))
			continue;
		matched[kind] = true;
		buf_printf(body, "%s\"%s\"", count++ > 0 ? "," : "", names[kind]);
	}
	buf_putc(body, ']');
}

/* Pinyin, keywords and synonyms are there only to be found. */
static bool is_shown(const struct search_column *column)
{
	return column->kind != SEARCH_PINYIN && column->kind != SEARCH_KEYWORD &&
		column->kind != SEARCH_SYNONYM;
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
	write_matched(catalog, row, body);
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

static bool count_hits(const struct searching *search, int64_t *ret_total, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT count(*)");
	where_write_search(search->source->catalog, search->query, search->match, &sql, &values);
	bool ok = page_count(search->source, search->query, &sql, &values, ret_total, err);
	buf_finish(&sql);
	return ok;
}

/* Counts the hits; where there are none, those of less. Only JSON has a place to say so. */
static bool find_hits(struct searching *search, int64_t *ret_total, struct error *err)
{
	if (!count_hits(search, ret_total, err))
		return false;
	if (*ret_total > 0 || search->query->format != FORMAT_JSON)
		return true;
	if (!relax(search->source, search->query, &search->relaxed, &search->left_out, err))
		return false;
	search->is_relaxed = search->relaxed.len > 0;
	if (!search->is_relaxed)
		return true;
	search->match = buf_text(&search->relaxed);
	return count_hits(search, ret_total, err);
}

static bool write_page(const struct searching *search, const struct value *after, struct buf *body,
	struct page *ret_page, struct error *err)
{
	const struct source *source = search->source;
	struct buf sql, spelled;
	struct sql_values values;
	ret_page->next[0] = '\0';
	if (search->query->limit == 0 || ret_page->total == 0)
		return true;
	buf_init(&sql, SQL_MAX);
	buf_init(&spelled, SQL_MAX);
	match_spell_out(search->match, &spelled);
	write_sql(search, after, &spelled, &sql, &values);
	struct statement *rows = sql_prepare(source->db, &sql, &values, err);
	bool ok = rows && write_hits(source->catalog, search->query, rows, body, ret_page, err);
	statement_release(rows);
	buf_finish(&spelled);
	buf_finish(&sql);
	return ok;
}

static void write_envelope(
	const struct searching *search, const struct page *page, struct buf *body)
{
	page_write_envelope(search->source->catalog, search->query, page, body);
	buf_printf(
		body, ",\"search\":{\"relaxed\":%s,\"left_out\":[", search->is_relaxed ? "true" : "false");
	if (search->left_out.len > 0)
		buf_put(body, search->left_out.data, search->left_out.len);
	buf_puts(body, "]}}}\n");
}

bool search_render(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	struct searching search = {.source = source, .query = query, .match = query->match};
	buf_init(&search.relaxed, MATCH_MAX);
	buf_init(&search.left_out, RENDER_MAX);
	if (query->format == FORMAT_JSON)
		buf_puts(body, "{\"data\":[");
	if (query->format == FORMAT_CSV)
		buf_puts(body, query->bom ? "\xEF\xBB\xBFresource,id\r\n" : "resource,id\r\n");
	bool ok = find_hits(&search, &ret_page->total, err) &&
		write_page(&search, after, body, ret_page, err);
	if (ok && query->format == FORMAT_JSON)
		write_envelope(&search, ret_page, body);
	buf_finish(&search.left_out);
	buf_finish(&search.relaxed);
	if (ok && body->failed)
		return error_set(err, ERROR_INTERNAL, "the body does not fit into %d bytes", RENDER_MAX);
	return ok;
}
