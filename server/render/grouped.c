#include "render/grouped.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/reason.h"
#include "dataset/catalog.h"
#include "query/groups.h"
#include "query/hits.h"
#include "query/query.h"
#include "render/record_names.h"
#include "render/row.h"

/* The groups of a page and what writes them. */
struct grouped {
	const struct source *source;
	const struct query *query;
	const struct groups *groups;
	struct record_names names;
};

static bool check_total(const struct query *query, int64_t total, struct error *err)
{
	return total <= QUERY_GROUPS_MAX ||
		error_add(err, ERROR_BAD_QUERY, "group", query->group_fields[0].name, NULL, REASON_GROUPS,
			QUERY_GROUPS_MAX);
}

/* Reads the columns of a group in the order of its projection. */
static void read_columns(
	const struct grouped *g, size_t index, struct value columns[static ROW_COLUMNS_MAX])
{
	struct projection projection = query_projection(g->query);
	int column = 0;
	for (size_t i = 0; i < projection.resource->field_count; i++) {
		const struct field *field = projection_field(&projection, i);
		if (projection_columns(&projection, field) > 0)
			columns[column++] =
				groups_value(g->groups, index, (size_t)(field - projection.resource->fields));
	}
}

static bool write_group(
	struct grouped *g, size_t index, bool first, struct buf *body, struct error *err)
{
	struct value columns[ROW_COLUMNS_MAX];
	read_columns(g, index, columns);
	bool ok = page_begin_row(g->query, first, &g->names, columns, body, err);
	page_end_row(g->query, body);
	return ok;
}

/* Writes the address of the page after a group. */
static void write_next(const struct grouped *g, size_t index, struct page *page, struct error *err)
{
	const struct query *query = g->query;
	struct value values[QUERY_TERMS_MAX];
	for (size_t i = 0; i < query->sort_count; i++)
		values[i] =
			groups_value(g->groups, index, (size_t)(query->sort[i].field - query->grouped.fields));
	page_write_next(g->source->catalog, query, values, page, err);
}

static bool write_groups(struct grouped *g, struct buf *body, struct page *page, struct error *err)
{
	size_t count = g->query->limit > 0 ? groups_count(g->groups) : 0, i = 0;
	bool full = false;
	page->next[0] = '\0';
	for (; i < count && !full; i++) {
		if (!write_group(g, i, i == 0, body, err))
			return false;
		full = page_is_full(g->query, (int)i + 1, body);
		if (full)
			write_next(g, i, page, err);
	}
	return page_end(i < count, page, err);
}

bool grouped_write(const struct source *source, const struct query *query,
	const struct value *after, struct buf *body, struct page *ret_page, struct error *err)
{
	struct hits own = {0}, *hits = source->kept ? source->kept : &own;
	struct groups *groups = groups_find(source->db, query, hits, after, err);
	struct grouped g = {.source = source, .query = query, .groups = groups};
	bool ok = groups && check_total(query, ret_page->total = groups_total(groups), err);
	record_names_init(&g.names, source->db, query->labels);
	if (ok) {
		page_write_head(query, body);
		ok = write_groups(&g, body, ret_page, err);
	}
	if (ok && query->format == FORMAT_JSON) {
		page_write_envelope(source->catalog, query, ret_page, body);
		buf_puts(body, "}}\n");
	}
	record_names_finish(&g.names);
	groups_release(groups);
	hits_finish(&own);
	return ok;
}
