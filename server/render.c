#include "render.h"

#include "buf.h"
#include "canonical.h"
#include "catalog.h"
#include "cursor.h"
#include "db.h"
#include "error.h"
#include "query.h"
#include "sql.h"

#include <inttypes.h>
#include <string.h>

void render_text(struct buf *out, const char *text, size_t len)
{
	buf_putc(out, '"');
	size_t start = 0;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_put(out, text + start, i - start);
		start = i + 1;
		if (c == '\n')
			buf_puts(out, "\\n");
		else if (c < 0x20)
			buf_printf(out, "\\u%04x", c);
		else
			buf_printf(out, "\\%c", c);
	}
	buf_put(out, text + start, len - start);
	buf_putc(out, '"');
}

static void render_value(struct buf *out, const struct field *field, const struct value *value)
{
	switch (value->type) {
	case VALUE_NULL:
		buf_puts(out, "null");
		break;
	case VALUE_INTEGER:
		if (field->type == FIELD_BOOLEAN)
			buf_puts(out, value->integer ? "true" : "false");
		else
			buf_printf(out, "%" PRId64, value->integer);
		break;
	case VALUE_NUMBER:
		buf_printf(out, "%.15g", value->number);
		break;
	case VALUE_TEXT:
		if (field->type == FIELD_LIST || field->type == FIELD_JSON)
			buf_put(out, value->text, value->len);
		else
			render_text(out, value->text, value->len);
		break;
	}
}

/* Writes the current row as an object; gives the number of its columns. */
static int render_row(struct buf *out, const struct query *query, struct statement *row)
{
	const struct resource *resource = query->resource;
	int column = 0;
	buf_putc(out, '{');
	for (size_t i = 0; i < resource->field_count; i++) {
		const struct field *field = &resource->fields[i];
		if (!(query->fields & field_bit(resource, field)))
			continue;
		buf_puts(out, column > 0 ? ",\"" : "\"");
		buf_puts(out, field->name);
		buf_puts(out, "\":");
		struct value value = statement_column(row, column++);
		render_value(out, field, &value);
	}
	buf_putc(out, '}');
	return column;
}

static struct statement *prepare(
	struct db *db, struct buf *sql, const struct sql_values *values, struct error *err)
{
	if (!buf_text(sql)) {
		error_set(err, ERROR_INTERNAL, "no memory for a statement");
		return NULL;
	}
	struct statement *statement = db_prepare(db, sql->data, err);
	for (size_t i = 0; statement && i < values->count; i++) {
		if (!statement_bind(statement, (int)i + 1, &values->values[i], err)) {
			statement_destroy(statement);
			return NULL;
		}
	}
	return statement;
}

static bool count_rows(
	struct db *db, const struct query *query, int64_t *ret_total, struct error *err)
{
	struct buf sql;
	struct sql_values values;
	buf_init(&sql, 65536);
	sql_write_count(query, &sql, &values);
	struct statement *statement = prepare(db, &sql, &values, err);
	bool ok = statement && statement_step(statement, err) > 0;
	if (ok)
		*ret_total = statement_column(statement, 0).integer;
	statement_destroy(statement);
	buf_finish(&sql);
	return ok;
}

/* Writes the path of the page after the current row, whose sort terms begin at column `first`. */
static bool write_next(const struct catalog *catalog, const struct query *query,
	struct statement *row, int first, struct page *page, struct error *err)
{
	struct value values[QUERY_SORT_MAX + 1];
	for (size_t i = 0; i < query->sort_count; i++)
		values[i] = statement_column(row, first + (int)i);
	struct buf cursor, path;
	buf_init(&cursor, TARGET_MAX);
	buf_init(&path, sizeof page->next - 1);
	cursor_write(query, catalog->digest, values, &cursor);
	buf_printf(&path, "/v1/%s?", query->resource->name);
	if (buf_text(&cursor))
		canonical_query(query, cursor.data, &path);
	bool ok = !cursor.failed && buf_text(&path) != NULL;
	if (ok)
		memcpy(page->next, path.data, path.len + 1);
	else
		error_set(err, ERROR_INTERNAL, "the cursor is too long");
	buf_finish(&path);
	buf_finish(&cursor);
	return ok;
}

/* Writes the rows of a page; says how many, and where the next page is. */
static bool render_rows(const struct catalog *catalog, struct statement *row,
	const struct query *query, struct buf *body, struct page *page, int *ret_count,
	struct error *err)
{
	int count = 0, more;
	page->next[0] = '\0';
	while ((more = statement_step(row, err)) > 0 && count < query->limit) {
		if (count > 0)
			buf_putc(body, ',');
		int columns = render_row(body, query, row);
		if (++count == query->limit && !write_next(catalog, query, row, columns, page, err))
			return false;
	}
	if (more == 0)
		page->next[0] = '\0';
	*ret_count = count;
	return more >= 0;
}

static void render_dataset(const struct catalog *catalog, struct buf *body)
{
	buf_puts(body, "\"dataset\":{\"version\":");
	render_text(body, catalog->version, strlen(catalog->version));
	buf_printf(body, ",\"digest\":\"%s\"}", catalog->digest);
}

static void render_links(const struct query *query, const struct page *page, struct buf *body)
{
	buf_printf(body, "],\"links\":{\"self\":\"/v1/%s", query->resource->name);
	size_t before = body->len;
	buf_putc(body, '?');
	canonical_query(query, query->cursor, body);
	if (!body->failed && body->len == before + 1)
		body->len = before; /* no parameters, no question mark */
	buf_puts(body, "\",\"next\":");
	if (page->next[0])
		render_text(body, page->next, strlen(page->next));
	else
		buf_puts(body, "null");
}

static bool finish(struct buf *body, struct error *err)
{
	buf_puts(body, "}}\n");
	if (body->failed)
		return error_set(err, ERROR_INTERNAL, "the body does not fit into %d bytes", RENDER_MAX);
	return true;
}

bool render_collection(const struct catalog *catalog, struct db *db, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	struct buf sql;
	struct sql_values values;
	buf_init(&sql, 65536);
	sql_write_select(query, after, &sql, &values);
	struct statement *rows = prepare(db, &sql, &values, err);
	int count = 0;
	buf_puts(body, "{\"data\":[");
	bool ok = rows && render_rows(catalog, rows, query, body, ret_page, &count, err);
	statement_destroy(rows);
	buf_finish(&sql);
	if (!ok)
		return false;

	if (query->condition_count == 0)
		ret_page->total = query->resource->count;
	else if (!query->cursor && !ret_page->next[0])
		ret_page->total = count;
	else if (!count_rows(db, query, &ret_page->total, err))
		return false;
	render_links(query, ret_page, body);
	buf_printf(
		body, "},\"meta\":{\"total\":%" PRId64 ",\"limit\":%d,", ret_page->total, query->limit);
	render_dataset(catalog, body);
	return finish(body, err);
}

bool render_item(const struct catalog *catalog, struct db *db, const struct query *query,
	const char *key, struct buf *body, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.values = {value_text(key, strlen(key))}, .count = 1};
	buf_init(&sql, 65536);
	sql_write_item(query, &sql);
	struct statement *row = prepare(db, &sql, &values, err);
	int found = row ? statement_step(row, err) : -1;
	if (found > 0) {
		buf_puts(body, "{\"data\":");
		render_row(body, query, row);
		buf_printf(body, ",\"links\":{\"self\":\"/v1/%s/", query->resource->name);
		canonical_text(body, key, strlen(key));
		buf_printf(body, "\",\"collection\":\"/v1/%s\"},\"meta\":{", query->resource->name);
		render_dataset(catalog, body);
	}
	statement_destroy(row);
	buf_finish(&sql);
	if (found == 0)
		error_set(
			err, ERROR_NOT_FOUND, "No item of %s has the key %.100s.", query->resource->name, key);
	return found > 0 && finish(body, err);
}
