#include "render/search.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "fulltext/match.h"
#include "query/query.h"
#include "query/where.h"
#include "render/hit.h"
#include "render/reach.h"
#include "render/relax.h"
#include "render/render.h"
#include "render/retired.h"
#include "render/row.h"
#include "render/spread.h"
#include "query/sql.h"

#include <inttypes.h>
#include <string.h>

struct searching {
	const struct source *source;
	const struct query *query;
	const char
		*match; /* the query's own, or what is left of it; NULL for what succeeds a retired key */
	struct buf relaxed, left_out; /* of relax() */
	struct buf retired;           /* of retired_write() */
	struct spread spread;         /* of all hits, where there are facets */
	bool is_relaxed;
};

/* The best hits of the first QUERY_RANKED_MAX: their rank and row. */
static void write_best(const struct source *source, const struct query *query, const char *match,
	const struct value *after, struct buf *sql, struct sql_values *values)
{
	buf_puts(sql, "SELECT * FROM (SELECT ");
	if (match)
		where_write_rank(source->catalog, query, sql);
	else
		buf_puts(sql, "0");
	buf_puts(sql, " AS rank, rowid AS row");
	where_write_search(source->catalog, query, match, sql, values);
	buf_printf(sql, " ORDER BY rowid LIMIT %d)", QUERY_RANKED_MAX);
	if (after) {
		size_t rank = where_bind(values, after[0]);
		buf_printf(sql, " WHERE (rank, row) > (?%zu, ?%zu)", rank, where_bind(values, after[1]));
	}
	buf_printf(
		sql, " ORDER BY rank, row LIMIT ?%zu", where_bind(values, value_integer(query->limit + 1)));
}

/*
 * Only what the page shows is highlighted, which takes the words spelled out. They are looked for
 * once between its rows, not once for each: what a prefix finds is put together each time. A rank
 * is found by a subquery, which SQLite gives an index: joined, all are looked through for each row.
 */
void search_write_sql(const struct source *source, const struct query *query, const char *match,
	const struct value *after, const struct buf *spelled, struct buf *sql,
	struct sql_values *values)
{
	values->count = 0;
	buf_puts(sql, "WITH api_best AS MATERIALIZED (");
	write_best(source, query, match, after, sql, values);
	buf_puts(sql,
		") SELECT (SELECT rank FROM api_best WHERE row = api_search.rowid), api_search.rowid,"
		" resource, id, date, date_start, date_precision, category, status, verdict, source_ids");
	for (size_t i = 0; i < source->catalog->search_count; i++)
		buf_printf(
			sql, ", highlight(api_search, %zu, char(%d), char(%d))", i + 2, HIT_OPEN, HIT_CLOSE);
	buf_puts(sql, " FROM api_search LEFT JOIN api_hit ON api_hit.row = api_search.rowid WHERE");
	if (spelled->len > 0)
		buf_printf(sql, " api_search MATCH ?%zu AND",
			where_bind(values, value_text(spelled->data, spelled->len)));
	buf_puts(sql,
		" api_search.rowid BETWEEN (SELECT min(row) FROM api_best) AND (SELECT max(row) FROM api_best)"
		" AND +api_search.rowid IN (SELECT row FROM api_best) ORDER BY 1, 2");
}

static bool write_hits(const struct catalog *catalog, const struct query *query,
	struct statement *row, struct buf *body, struct page *page, struct error *err)
{
	int count = 0, more;
	bool full = false;
	page->next[0] = '\0';
	while ((more = statement_step(row, err)) > 0 && !full) {
		if (!hit_write(catalog, query, row, count == 0, body))
			return error_set(err, ERROR_INTERNAL, "no memory for a hit");
		full = page_is_full(query, ++count, body);
		if (!full)
			continue;
		/* rank and row are what query_parse_search() sorts by */
		struct value values[HIT_RESOURCE];
		for (int i = 0; i < HIT_RESOURCE; i++)
			values[i] = statement_column(row, i);
		page_write_next(catalog, query, values, page, err);
	}
	return page_end(more, page, err);
}

static bool count_hits(struct searching *search, int64_t *ret_total, struct error *err)
{
	if (search->query->facet_count > 0)
		return spread_count(
			&search->spread, search->source, search->query, search->match, ret_total, err);
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT count(*)");
	where_write_search(search->source->catalog, search->query, search->match, &sql, &values);
	bool ok = page_count(search->source, search->query, NULL, &sql, &values, ret_total, err);
	buf_finish(&sql);
	return ok;
}

/* Of a retired key, those that succeed it. */
static bool find_successors(struct searching *search, int64_t *ret_total, struct error *err)
{
	if (!retired_write(search->source, search->query->q, &search->retired, err))
		return false;
	if (search->retired.len == 0)
		return true;
	search->match = NULL;
	if (!count_hits(search, ret_total, err))
		return false;
	if (*ret_total == 0)
		search->match = search->query->match;
	return true;
}

/* Counts the hits; where there are none, those of less. Only JSON has a place to say so. */
static bool find_hits(struct searching *search, int64_t *ret_total, struct error *err)
{
	if (!count_hits(search, ret_total, err))
		return false;
	if (*ret_total > 0 || search->query->format != FORMAT_JSON)
		return true;
	if (!find_successors(search, ret_total, err))
		return false;
	if (*ret_total > 0)
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
	if (search->match)
		match_spell_out(search->match, &spelled);
	search_write_sql(source, search->query, search->match, after, &spelled, &sql, &values);
	struct statement *rows = NULL;
	if (spelled.failed) /* its NULL would match every row */
		error_set(err, ERROR_INTERNAL, "no memory for the search");
	else
		rows = sql_prepare(source->db, buf_text(&sql), &values, err);
	bool ok = rows && write_hits(source->catalog, search->query, rows, body, ret_page, err);
	statement_release(rows);
	buf_finish(&spelled);
	buf_finish(&sql);
	return ok;
}

static void write_facets(struct searching *search, struct buf *body)
{
	const struct query *query = search->query;
	for (size_t i = 0; i < query->facet_count; i++) {
		buf_printf(body, "%s\"%s\":[", i > 0 ? "," : ",\"facets\":{", query->facets[i].field->name);
		spread_write(&search->spread, i, body);
		buf_putc(body, ']');
	}
	buf_puts(body, query->facet_count > 0 ? "}" : "");
}

/* Where nothing has all of the words, how far what could have them reaches. */
static bool write_reach(
	const struct searching *search, int64_t total, struct buf *body, struct error *err)
{
	struct reach reach;
	if (total > 0 && !search->is_relaxed)
		return true;
	if (!reach_read(search->source, &reach, err))
		return false;
	buf_puts(body, ",\"reach\":");
	reach_write(&reach, body);
	return true;
}

static bool write_envelope(
	struct searching *search, struct page *page, struct buf *body, struct error *err)
{
	page_write_envelope(search->source->catalog, search->query, page, body);
	write_facets(search, body);
	buf_printf(
		body, ",\"search\":{\"relaxed\":%s,\"left_out\":[", search->is_relaxed ? "true" : "false");
	if (search->left_out.len > 0)
		buf_put(body, search->left_out.data, search->left_out.len);
	buf_putc(body, ']');
	if (search->retired.len > 0) {
		buf_puts(body, ",\"retired\":[");
		buf_put(body, search->retired.data, search->retired.len);
		buf_putc(body, ']');
	}
	if (!write_reach(search, page->total, body, err))
		return false;
	buf_puts(body, "}}}\n");
	return !search->retired.failed || error_set(err, ERROR_INTERNAL, "no memory for the search");
}

bool search_render(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	struct searching search = {.source = source, .query = query, .match = query->match};
	buf_init(&search.relaxed, MATCH_MAX);
	buf_init(&search.left_out, RENDER_MAX);
	buf_init(&search.retired, RENDER_MAX);
	if (query->format == FORMAT_JSON)
		buf_puts(body, PAGE_HEAD);
	if (query->format == FORMAT_CSV)
		buf_puts(body, query->bom ? "\xEF\xBB\xBFresource,id\r\n" : "resource,id\r\n");
	bool ok = find_hits(&search, &ret_page->total, err) &&
		write_page(&search, after, body, ret_page, err);
	if (ok && query->format == FORMAT_JSON)
		ok = write_envelope(&search, ret_page, body, err);
	spread_finish(&search.spread);
	buf_finish(&search.retired);
	buf_finish(&search.left_out);
	buf_finish(&search.relaxed);
	if (ok && body->failed)
		return error_set(err, ERROR_INTERNAL, "the body does not fit into %d bytes", RENDER_MAX);
	return ok;
}
