#include "render/search.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "base/reason.h"
#include "fulltext/highlight.h"
#include "fulltext/match.h"
#include "query/query.h"
#include "query/reading.h"
#include "query/where.h"
#include "render/best.h"
#include "render/choice.h"
#include "render/hit.h"
#include "render/missing.h"
#include "render/reach.h"
#include "render/relax.h"
#include "render/render.h"
#include "render/retired.h"
#include "render/row.h"
#include "render/search_facets.h"
#include "query/sql.h"

#include <inttypes.h>
#include <string.h>

struct searching {
	const struct source *source;
	const struct query *query;
	const char *match; /* FTS5 expression: the query's, or a relaxed one; NULL if it finds the
						  successors of a retired key */
	struct buf relaxed, left_out; /* from relax() */
	struct buf retired;           /* from retired_write() */
	struct search_facets facets;  /* of all hits, if there are facets */
	struct best best;             /* if the page has rows */
	bool is_relaxed;
};

static bool count_hits(struct searching *search, int64_t *ret_total, struct error *err)
{
	bool page = search->query->limit > 0;
	if (page || search->query->facet_count > 0)
		return search_facets_count(&search->facets, page ? &search->best : NULL, search->source,
			search->query, search->match, ret_total, err);
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT count(*)");
	where_write_search(search->source->catalog, search->query, search->match, &sql, &values);
	bool ok = page_count(search->source, search->query, NULL, &sql, &values, ret_total, err);
	buf_finish(&sql);
	return ok;
}

/* Finds the successors of a retired key. */
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

/* Counts the hits of all words, or finds the successors of a retired key; `missing` is as of
 * missing_find(). */
static bool find_all(
	struct searching *search, struct term *missing, int64_t *ret_total, struct error *err)
{
	bool none = false;
	if (!missing_find(search->source, search->query, &none, missing, err) ||
		(!none && !count_hits(search, ret_total, err)))
		return false;
	return *ret_total > 0 || search->query->format != FORMAT_JSON ||
		find_successors(search, ret_total, err);
}

/* Counts the hits of some words, but only for JSON, which can say so. */
static bool find_some(
	struct searching *search, const struct term *missing, int64_t *ret_total, struct error *err)
{
	if (search->query->format != FORMAT_JSON)
		return true;
	if (!relax(search->source, search->query, missing, &search->relaxed, &search->left_out, err))
		return false;
	if (search->relaxed.len == 0)
		return true;
	search->match = buf_text(&search->relaxed);
	search->is_relaxed = strcmp(search->match, search->query->match) != 0;
	return count_hits(search, ret_total, err);
}

/*
 * Looks for all words, and where nothing has all, for some. In JSON it looks for some at once where
 * all would make FTS5 read too much: that finds all where something has them and they are few.
 */
static bool find_hits(struct searching *search, int64_t *ret_total, struct error *err)
{
	const struct query *query = search->query;
	struct reading reading;
	struct term missing = {.len = 0};
	*ret_total = 0;
	if (!reading_measure(search->source->db, query->match, &reading, err))
		return false;
	bool fits = reading.reads <= reading_max(search->source->catalog);
	if ((fits && !find_all(search, &missing, ret_total, err)) ||
		(*ret_total == 0 && !find_some(search, &missing, ret_total, err)))
		return false;
	return fits || search->match != query->match ||
		error_add(err, ERROR_BAD_QUERY, "q", query->q, NULL, REASON_COMMON);
}

/* Prepares the statement for hit_write(); the index row is its parameter. */
static struct statement *prepare_hit(const struct searching *search, struct error *err)
{
	const struct catalog *catalog = search->source->catalog;
	struct sql_values values = {.count = 0};
	struct buf sql;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql,
		"SELECT resource, id, date, date_start, date_precision, category, status, verdict,"
		" source_ids");
	for (size_t i = 0; i < catalog->search_count; i++)
		buf_printf(&sql, ", api_text.\"%s\"", catalog->search[i].name);
	buf_printf(&sql,
		" FROM api_text LEFT JOIN api_hit ON api_hit.row = api_text.row WHERE api_text.row = ?%zu",
		where_bind(&values, value_integer(0)));
	struct statement *row = sql_prepare(search->source->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return row;
}

static bool write_hit(const struct searching *search, const struct match_sizes *sizes,
	const struct best_hit *hit, struct statement *row, struct buf *body, struct error *err)
{
	struct highlight found = {hit->positions, hit->position_count, sizes};
	struct value number = value_integer(hit->row);
	statement_reset(row);
	if (!statement_bind(row, 1, &number, err))
		return false;
	int more = statement_step(row, err);
	if (more == 0)
		error_set(err, ERROR_INTERNAL, "row %" PRId64 " of the index has no texts", hit->row);
	if (more <= 0)
		return false;
	return (hit_write(search->source->catalog, search->query, &found, row, body) &&
			   statement_check(row, err)) ||
		error_set(err, ERROR_INTERNAL, "no memory for a hit");
}

static bool write_hits(struct searching *search, struct statement *row, struct buf *body,
	struct page *page, struct error *err)
{
	const struct query *query = search->query;
	const struct best *best = &search->best;
	struct match_sizes sizes = {.count = 0};
	bool full = false;
	if (search->match)
		match_measure(search->match, &sizes);
	for (size_t i = 0; i < best->count && !full; i++) {
		const struct best_hit *hit = &best->hits[i];
		buf_puts(body, query->format == FORMAT_JSON && i > 0 ? "," : "");
		if (!write_hit(search, &sizes, hit, row, body, err))
			return false;
		full = page_is_full(query, (int)i + 1, body);
		/* in the order of the sort of query_parse_search() */
		struct value values[] = {hit->rank, value_integer(hit->row)};
		if (full && i + 1 < best->count &&
			!page_write_next(search->source->catalog, query, values, page, err))
			return false;
	}
	return true;
}

static bool write_page(
	struct searching *search, struct buf *body, struct page *ret_page, struct error *err)
{
	ret_page->next[0] = '\0';
	best_sort(&search->best);
	if (search->best.count == 0)
		return true;
	struct statement *row = prepare_hit(search, err);
	bool ok = row && write_hits(search, row, body, ret_page, err);
	statement_release(row);
	return ok;
}

static bool write_facets(struct searching *search, struct buf *body, struct error *err)
{
	const struct query *query = search->query;
	bool ok = true;
	for (size_t i = 0; i < query->facet_count && ok; i++) {
		buf_printf(body, "%s\"%s\":[", i > 0 ? "," : ",\"facets\":{", query->facets[i].field->name);
		ok = search_facets_write(&search->facets, i, search->source->db, body, err);
		buf_putc(body, ']');
	}
	buf_puts(body, query->facet_count > 0 ? "}" : "");
	return ok;
}

/* Writes what the dataset covers, if nothing has all of the words. */
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
	if (!write_facets(search, body, err))
		return false;
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
	struct searching search = {.source = source,
		.query = query,
		.match = query->match,
		.best = {.max = (size_t)query->limit + 1, .after = after}};
	buf_init(&search.relaxed, MATCH_MAX);
	buf_init(&search.left_out, RENDER_MAX);
	buf_init(&search.retired, RENDER_MAX);
	if (query->format == FORMAT_JSON)
		buf_puts(body, PAGE_HEAD);
	if (query->format == FORMAT_CSV)
		buf_puts(body, query->bom ? "\xEF\xBB\xBFresource,id\r\n" : "resource,id\r\n");
	bool ok = find_hits(&search, &ret_page->total, err) && write_page(&search, body, ret_page, err);
	if (ok && query->format == FORMAT_JSON)
		ok = write_envelope(&search, ret_page, body, err);
	best_finish(&search.best);
	search_facets_finish(&search.facets);
	buf_finish(&search.retired);
	buf_finish(&search.left_out);
	buf_finish(&search.relaxed);
	return ok &&
		(!body->failed ||
			error_set(err, ERROR_INTERNAL, "the body does not fit into %d bytes", RENDER_MAX));
}
