#include "render/page.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/catalog.h"
#include "dataset/db.h"
#include "dataset/totals.h"
#include "query/canonical.h"
#include "query/cursor.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/sql_count.h"
#include "query/tally.h"
#include "render/csv.h"
#include "render/row.h"

#include <inttypes.h>
#include <string.h>

enum { FACET_MAX = 2 << 20 /* bytes of counts of a facet: 24 for each code */ };

/* Writes the cache key of a count: its SQL, and its values with their types. */
static void write_key(struct buf *key, const struct buf *sql, const struct sql_values *values)
{
	buf_put(key, sql->data, sql->len + 1);
	for (size_t i = 0; i < values->count; i++) {
		const struct value *value = &values->values[i];
		buf_putc(key, (char)('0' + value->type));
		if (value->type == VALUE_TEXT)
			buf_put(key, value->text, value->len + 1);
		else if (value->type == VALUE_INTEGER)
			buf_put(key, &value->integer, sizeof value->integer);
		else if (value->type == VALUE_NUMBER)
			buf_put(key, &value->number, sizeof value->number);
	}
}

static bool run_count(struct db *db, const struct query *query, struct hits *hits, struct buf *sql,
	const struct sql_values *values, int64_t *ret_total, struct error *err)
{
	int tallied = tally_count(db, query, hits, ret_total, err);
	if (tallied != 0)
		return tallied > 0;
	struct statement *statement = sql_prepare(db, buf_text(sql), values, err);
	bool ok = statement && statement_step(statement, err) > 0;
	if (ok)
		*ret_total = statement_column(statement, 0).integer;
	statement_release(statement);
	return ok;
}

bool page_count(const struct source *source, const struct query *query, struct hits *hits,
	struct buf *sql, const struct sql_values *values, int64_t *ret_total, struct error *err)
{
	struct buf key;
	buf_init(&key, 2 * TARGET_MAX + sql->max);
	if (buf_text(sql))
		write_key(&key, sql, values);
	/* query->found is not cached: it is counted at once, and is as large as the whole cache */
	bool keyed = !query_is_found(query) && buf_text(&key);
	bool ok = keyed && totals_find(source->totals, key.data, key.len, ret_total);
	if (!ok && (ok = run_count(source->db, query, hits, sql, values, ret_total, err)) && keyed)
		totals_put(source->totals, key.data, key.len, *ret_total);
	buf_finish(&key);
	return ok;
}

bool page_write_next(const struct catalog *catalog, const struct query *query,
	const struct value *values, struct page *page, struct error *err)
{
	struct buf cursor, path;
	buf_init(&cursor, 2 * TARGET_MAX);
	buf_init(&path, 8 * TARGET_MAX);
	cursor_write(query, catalog->digest, values, &cursor);
	if (buf_text(&cursor))
		canonical_link(query, cursor.data, &path);
	bool written = !cursor.failed && buf_text(&path), ok = written && path.len <= TARGET_MAX;
	if (ok)
		memcpy(page->next, path.data, path.len + 1);
	else if (written)
		error_set(err, ERROR_URI_TOO_LONG,
			"The next page's address would have %zu bytes; %d are the limit.", path.len,
			TARGET_MAX);
	else
		error_set(err, ERROR_INTERNAL, "no memory for the next page's address");
	buf_finish(&path);
	buf_finish(&cursor);
	return ok;
}

size_t page_bytes_max(const struct query *query, bool is_rest)
{
	return query_is_whole(query) && query->group_count > 0 ? PAGE_GROUPS_BYTES_MAX
		: is_rest                                          ? PAGE_REST_BYTES_MAX
		: query->is_html                                   ? PAGE_HTML_BYTES_MAX
														   : PAGE_BYTES_MAX;
}

bool page_is_full(const struct query *query, int count, const struct buf *body)
{
	return count == query_rows_max(query) || body->len >= page_bytes_max(query, query->is_rest);
}

bool page_end(int more, struct page *page, struct error *err)
{
	if (more == 0) {
		/* there is no next page to be refused */
		page->next[0] = '\0';
		if (err->code == ERROR_URI_TOO_LONG)
			error_clear(err);
	}
	return more >= 0 && err->code == ERROR_NONE;
}

void page_write_head(const struct query *query, struct buf *body)
{
	if (query->is_rest)
		return;
	if (query->format == FORMAT_JSON)
		buf_puts(body, PAGE_HEAD);
	if (query->format == FORMAT_CSV && query->bom)
		buf_puts(body, "\xEF\xBB\xBF");
	struct projection projection = query_projection(query);
	if (query->format == FORMAT_CSV)
		csv_write_header(body, &projection);
}

bool page_begin_row(const struct query *query, bool first, struct record_names *names,
	const struct value *columns, struct buf *body, struct error *err)
{
	struct projection projection = query_projection(query);
	if (query->format == FORMAT_CSV)
		return csv_write_row(body, &projection, query->safe, names, columns, err);
	buf_puts(body, query->format == FORMAT_JSON && !first ? ",{" : "{");
	return row_json(body, &projection, names, columns, err);
}

void page_end_row(const struct query *query, struct buf *body)
{
	if (query->format != FORMAT_CSV)
		buf_puts(body, query->format == FORMAT_NDJSON ? "}\n" : "}");
}

void page_write_dataset(const struct catalog *catalog, struct buf *body)
{
	buf_puts(body, "\"dataset\":{\"version\":");
	row_write_string(body, catalog->version, strlen(catalog->version));
	buf_printf(body, ",\"digest\":\"%s\"}", catalog->digest);
}

void page_write_envelope(
	const struct catalog *catalog, const struct query *query, struct page *page, struct buf *body)
{
	buf_putc(body, ']');
	page->rows_end = body->len;
	buf_puts(body, ",\"links\":{\"self\":\"");
	canonical_link(query, query->cursor, body);
	buf_puts(body, "\",\"next\":");
	if (page->next[0])
		row_write_string(body, page->next, strlen(page->next));
	else
		buf_puts(body, "null");
	buf_printf(body, "},\"meta\":{\"total\":%" PRId64 ",\"limit\":%d,", page->total, query->limit);
	page_write_dataset(catalog, body);
}

bool page_write_counts(
	const struct field *field, struct statement *rows, struct buf *body, struct error *err)
{
	int count = 0, more = -1;
	while (rows && (more = statement_step(rows, err)) > 0) {
		struct value value = statement_column(rows, 0);
		buf_puts(body, count++ == 0 ? "{\"value\":" : ",{\"value\":");
		if (value.type == VALUE_TEXT) /* a list's member */
			row_write_string(body, value.text, value.len);
		else
			row_write_value(body, field, &value);
		buf_printf(body, ",\"count\":%" PRId64 "}", statement_column(rows, 1).integer);
	}
	return more == 0;
}

/* Returns the rows of a facet, from encoded columns if possible; `work` holds what they need. */
static struct statement *count_facet(struct db *db, const struct query *query,
	const struct dimension *facet, struct hits *hits, struct buf *work, struct error *err)
{
	struct statement *rows = NULL;
	struct sql_values values;
	if (tally_facet(db, query, facet, hits, work, &rows, err) != 0)
		return rows;
	sql_write_facet(query, facet, work, &values);
	return sql_prepare(db, buf_text(work), &values, err);
}

static bool write_facet(struct db *db, const struct query *query, const struct dimension *facet,
	struct hits *hits, struct buf *body, struct error *err)
{
	struct buf work;
	buf_init(&work, FACET_MAX);
	struct statement *row = count_facet(db, query, facet, hits, &work, err);
	bool ok = page_write_counts(facet->field, row, body, err);
	statement_release(row);
	buf_finish(&work);
	return ok;
}

bool page_write_facets(struct db *db, const struct query *query, struct hits *hits,
	struct buf *body, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < query->facet_count && ok; i++) {
		char name[DIMENSION_NAME_SIZE];
		dimension_name(&query->facets[i], name);
		buf_printf(body, "%s\"%s\":[", i == 0 ? ",\"facets\":{" : ",", name);
		ok = write_facet(db, query, &query->facets[i], hits, body, err);
		buf_putc(body, ']');
	}
	buf_puts(body, query->facet_count > 0 ? "}" : "");
	return ok;
}
