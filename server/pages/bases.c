#include "pages/bases.h"

#include "base/buf.h"
#include "dataset/db.h"
#include "dataset/parts.h"
#include "query/sql.h"
#include "render/render.h"
#include "render/row.h"

#include <string.h>

/* The hits of one resource by key, and the keys as a JSON array. */
struct dated_hits {
	const struct resource *resource;
	const struct field *date, *basis;
	json_t *by_key;
	struct buf keys;
};

static void gather(struct dated_hits *dated, const json_t *hits)
{
	for (size_t i = 0; i < json_array_size(hits); i++) {
		json_t *hit = json_array_get(hits, i);
		const char *key = json_string_value(json_object_get(hit, "id"));
		const char *of = json_string_value(json_object_get(hit, "resource"));
		if (strcmp(of, dated->resource->name) != 0 || !json_is_string(json_object_get(hit, "date")))
			continue;
		json_object_set(dated->by_key, key, hit);
		buf_putc(&dated->keys, dated->keys.len > 0 ? ',' : '[');
		row_write_string(&dated->keys, key, strlen(key));
	}
	buf_puts(&dated->keys, dated->keys.len > 0 ? "]" : "");
}

static struct statement *look_up(
	const struct view *view, const struct dated_hits *dated, struct buf *sql)
{
	const struct resource *resource = dated->resource;
	const char *key = resource->fields[resource->key].name;
	const struct sql_values values = {
		.values = {value_text(dated->keys.data, dated->keys.len)}, .count = 1};
	buf_printf(sql,
		"SELECT \"%s\", \"%s\", \"%s\" FROM \"%s\" WHERE \"%s\" IN (SELECT value FROM json_each(?1))",
		key, dated->date->name, dated->basis->name, resource->view, key);
	return sql_prepare(view->source->db, buf_text(sql), &values, view->err);
}

static void add(struct view *view, struct statement *row, const struct dated_hits *dated)
{
	const char *key = statement_text(row, 0), *date = statement_text(row, 1),
			   *basis = statement_text(row, 2);
	json_t *hit = key ? json_object_get(dated->by_key, key) : NULL;
	const char *said = json_string_value(json_object_get(hit, "date"));
	if (said && date && basis && strcmp(said, date) == 0 && statement_check(row, view->err))
		json_object_set_new(hit, "date_basis", json_string(basis));
}

static void add_of(struct view *view, const struct resource *resource, json_t *hits)
{
	struct dated_hits dated = {.resource = resource, .date = resource_hit(resource, "date")};
	struct buf sql;
	dated.basis = dated.date ? parts_find(resource, dated.date, PART_BASIS) : NULL;
	if (!dated.basis)
		return;
	buf_init(&sql, SQL_MAX);
	buf_init(&dated.keys, RENDER_MAX);
	dated.by_key = json_object();
	gather(&dated, hits);
	struct statement *rows =
		dated.keys.len > 0 && buf_text(&dated.keys) ? look_up(view, &dated, &sql) : NULL;
	while (rows && statement_step(rows, view->err) > 0)
		add(view, rows, &dated);
	statement_release(rows);
	json_decref(dated.by_key);
	html_finish(&view->html, &dated.keys);
	html_finish(&view->html, &sql);
}

void bases_add(struct view *view, json_t *hits)
{
	const struct catalog *catalog = view->source->catalog;
	for (size_t i = 0; i < catalog->resource_count; i++)
		add_of(view, &catalog->resources[i], hits);
}
