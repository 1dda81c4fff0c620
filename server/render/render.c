#include "render/render.h"

#include "base/buf.h"
#include "query/canonical.h"
#include "query/hits.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "base/error.h"
#include "base/reason.h"
#include "query/lookup.h"
#include "query/order.h"
#include "query/query.h"
#include "query/reading.h"
#include "render/grouped.h"
#include "render/history.h"
#include "render/include.h"
#include "render/page.h"
#include "render/row.h"
#include "query/sql.h"
#include "query/sql_count.h"

#include <inttypes.h>
#include <string.h>

static bool count_rows(const struct source *source, const struct query *query, struct hits *hits,
	int64_t *ret_total, struct error *err)
{
	struct buf sql;
	struct sql_values values;
	buf_init(&sql, SQL_MAX);
	sql_write_count(query, &sql, &values);
	bool ok = page_count(source, query, hits, &sql, &values, ret_total, err);
	buf_finish(&sql);
	return ok;
}

/* Refuses a sort by relevance with too many hits, since ranking is the most expensive step;
 * order_find() does so itself. */
static bool check_ranked(const struct source *source, const struct query *query, struct error *err)
{
	bool more = false;
	if (!query_is_sorted_by(query, &query_relevance) ||
		query->resource->count <= QUERY_RANKED_MAX || (query_is_ranked(query) && query->limit > 0))
		return true;
	return hits_exceed(source->db, query, QUERY_RANKED_MAX, &more, err) &&
		(!more ||
			error_add(err, ERROR_BAD_QUERY, "sort", query_relevance.name, NULL, REASON_RANKED,
				QUERY_RANKED_MAX));
}

/* Refuses words that would make FTS5 read too much. */
static bool check_words(const struct source *source, const struct query *query, struct error *err)
{
	struct reading reading = {.reads = 0};
	if (query->q && !reading_measure(source->db, query->match, &reading, err))
		return false;
	return reading.reads <= reading_max(source->catalog) ||
		error_add(err, ERROR_BAD_QUERY, "q", query->q, NULL, REASON_COMMON);
}

/* Writes one row in the query's format. */
static bool write_row(const struct query *query, struct include *include, struct statement *row,
	bool first, size_t columns_before, struct buf *body, struct error *err)
{
	struct projection projection = query_projection(query);
	struct value columns[ROW_COLUMNS_MAX];
	int count = row_read(row, &projection, columns);
	bool ok = page_begin_row(query, first, &include->names, columns, body, err);
	if (ok && query->include != 0 && query->format != FORMAT_CSV)
		ok = include_write(include, row, count + (int)columns_before, body, err);
	page_end_row(query, body);
	return ok;
}

/* Writes the rows of a page, and the address of the next page. Returns their number. */
static bool write_rows(const struct catalog *catalog, struct include *include,
	struct statement *row, struct buf *body, struct page *page, int *ret_count, struct error *err)
{
	const struct query *query = include->query;
	struct projection projection = query_projection(query);
	int count = 0, more, columns = projection_count(&projection);
	bool full = false, has_total = sql_has_total(query);
	size_t before = query->sort_count + has_total;
	page->next[0] = '\0';
	while ((more = statement_step(row, err)) > 0 && !full) {
		if (!write_row(query, include, row, count == 0, before, body, err))
			return false;
		if (has_total)
			page->total = statement_column(row, columns + (int)query->sort_count).integer;
		full = page_is_full(query, ++count, body);
		if (!full)
			continue;
		struct value values[QUERY_TERMS_MAX];
		for (size_t i = 0; i < query->sort_count; i++)
			values[i] = statement_column(row, columns + (int)i);
		page_write_next(catalog, query, values, page, err);
	}
	*ret_count = count;
	return page_end(more, page, err);
}

static bool check_body(const struct buf *body, struct error *err)
{
	return !body->failed ||
		error_set(err, ERROR_INTERNAL, "the body does not fit into %d bytes", RENDER_MAX);
}

/* Prepares the statement for the page's rows; its parameters point into `found`. */
static struct statement *prepare_page(struct db *db, const struct query *query,
	const struct value *after, struct hits *hits, struct buf *found, struct error *err)
{
	struct buf sql;
	struct sql_values values;
	int ordered = order_find(db, query, after, hits, found, err);
	if (ordered < 0)
		return NULL;
	buf_init(&sql, SQL_MAX);
	if (query_is_ranked(query))
		sql_write_ranked(query, found, ordered > 0 ? NULL : after, &sql, &values);
	else if (ordered > 0)
		sql_write_found(query, found, &sql, &values);
	else
		sql_write_select(query, after, &sql, &values);
	struct statement *rows = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

/* Prepares the statement and writes its rows. */
static bool write_page(const struct source *source, const struct query *query,
	const struct value *after, struct hits *hits, struct buf *body, struct page *ret_page,
	int *ret_count, struct error *err)
{
	struct buf found;
	struct include include;
	ret_page->next[0] = '\0';
	if (query->limit == 0)
		return true;
	buf_init(&found, ORDER_MAX);
	bool ok = include_init(&include, source->db, query, err);
	struct statement *rows = ok ? prepare_page(source->db, query, after, hits, &found, err) : NULL;
	ok = rows && write_rows(source->catalog, &include, rows, body, ret_page, ret_count, err);
	statement_release(rows);
	include_finish(&include);
	buf_finish(&found);
	return ok;
}

/* Counts the rows of a page, unless it is a later part, whose rows were counted before. */
static bool count_items(const struct source *source, const struct query *query, int count,
	struct hits *hits, struct page *page, struct error *err)
{
	if (query->is_rest)
		return true;
	bool every = query->condition_count == 0 && !query->q;
	bool alone = query->limit > 0 && !query->cursor && !page->next[0];
	if (count > 0 && sql_has_total(query))
		return true;
	if (!every && !alone)
		return count_rows(source, query, hits, &page->total, err);
	page->total = every ? query->resource->count : count;
	return true;
}

/* Writes the page of `query` and counts the rows of another query that selects the same. */
static bool write_collection(const struct source *source, const struct query *query,
	const struct query *counted, const struct value *after, struct buf *body, struct page *ret_page,
	struct error *err)
{
	int count = 0;
	page_write_head(query, body);
	struct hits own = {0}, *hits = source->kept ? source->kept : &own;
	bool ok = write_page(source, query, after, hits, body, ret_page, &count, err) &&
		count_items(source, counted, count, hits, ret_page, err);
	if (ok && query->format == FORMAT_JSON) {
		page_write_envelope(source->catalog, query, ret_page, body);
		ok = page_write_facets(source->db, counted, hits, body, err);
		buf_puts(body, "}}\n");
	}
	hits_finish(&own);
	return ok && check_body(body, err);
}

/* Writes a page, running the search q once for all of its statements. */
static bool write_found(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	struct query found = *query;
	struct statement *list = hits_list(source->db, &found, err);
	bool ranked = query_is_sorted_by(query, &query_relevance);
	bool ok = list &&
		write_collection(source, ranked ? query : &found, &found, after, body, ret_page, err);
	statement_release(list);
	return ok;
}

bool render_collection(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	ret_page->total = 0; /* a later part has no headers to show it */
	if (!check_words(source, query, err) || !check_ranked(source, query, err))
		return false;
	if (query->group_count > 0)
		return grouped_write(source, query, after, body, ret_page, err) && check_body(body, err);
	if (hits_are_repeated(query))
		return write_found(source, query, after, body, ret_page, err);
	return write_collection(source, query, query, after, body, ret_page, err);
}

static bool write_item(const struct source *source, const struct query *query, const char *key,
	struct statement *row, struct buf *body, struct error *err)
{
	struct include include;
	if (query->format == FORMAT_JSON)
		buf_puts(body, "{\"data\":");
	else
		page_write_head(query, body);
	bool ok = include_init(&include, source->db, query, err) &&
		write_row(query, &include, row, true, 0, body, err);
	include_finish(&include);
	if (query->format == FORMAT_JSON) {
		buf_puts(body, ",\"links\":{\"self\":\"");
		canonical_path(query, key, body);
		buf_printf(
			body, "\",\"collection\":\"%s/%s\"},\"meta\":{", query->base, query->resource->name);
		page_write_dataset(source->catalog, body);
		ok = ok && history_write(source, query->resource, key, body, err);
		buf_puts(body, "}}\n");
	}
	return ok;
}

bool render_item(const struct source *source, const struct query *query, const char *key,
	struct buf *body, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.values = {value_text(key, strlen(key))}, .count = 1};
	buf_init(&sql, SQL_MAX);
	sql_write_item(query, &sql);
	struct statement *row = sql_prepare(source->db, buf_text(&sql), &values, err);
	int found = row ? statement_step(row, err) : -1;
	bool ok =
		found > 0 && write_item(source, query, key, row, body, err) && statement_check(row, err);
	statement_release(row);
	buf_finish(&sql);
	if (found == 0)
		lookup_missing(source->db, query->resource, key, err);
	return ok && check_body(body, err);
}
