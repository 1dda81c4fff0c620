#include "render/search_facets.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "query/sql_count.h"
#include "query/where.h"
#include "render/best.h"
#include "render/render.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_FIRST = 8 /* a power of two */ };

/* The columns of the statement; from FACETS on the facets'. */
enum { ROW, RANK, POSITIONS, FACETS };

static struct search_facet_value *find(
	const struct search_facet *field, const char *text, size_t len)
{
	uint64_t hash = text ? text_hash(TEXT_HASH, text, len) : 0;
	for (size_t slot = hash & (field->slots - 1);; slot = (slot + 1) & (field->slots - 1)) {
		struct search_facet_value *value = &field->values[slot];
		bool same = text ? value->text && value->len == len && memcmp(value->text, text, len) == 0
						 : !value->text;
		if (value->count == 0 || same)
			return value;
	}
}

/* Grows the table so that at least half of its slots are free. */
static bool grow(struct search_facet *field)
{
	struct search_facet more = {
		.slots = field->slots > 0 ? 2 * field->slots : SLOTS_FIRST, .count = field->count};
	more.values = calloc(more.slots, sizeof *more.values);
	if (!more.values)
		return false;
	for (size_t i = 0; i < field->slots; i++)
		if (field->values[i].count > 0)
			*find(&more, field->values[i].text, field->values[i].len) = field->values[i];
	free(field->values);
	*field = more;
	return true;
}

static bool add(struct search_facet *field, const char *text, size_t len)
{
	if (field->count >= field->slots / 2 && !grow(field))
		return false;
	struct search_facet_value *value = find(field, text, len);
	if (value->count == 0) {
		value->text = text ? malloc(len + 1) : NULL;
		if (text && !value->text)
			return false;
		if (text)
			memcpy(value->text, text, len);
		value->len = len;
		field->count++;
	}
	value->count++;
	return true;
}

static const char *resource_of(const struct catalog *catalog, int64_t row)
{
	for (size_t i = 0; i < catalog->resource_count; i++) {
		const struct resource *resource = &catalog->resources[i];
		if (resource->first_row > 0 && row >= resource->first_row &&
			row <= resource_last_row(resource))
			return resource->name;
	}
	return NULL;
}

static bool is_by_resource(const struct query *query, size_t facet)
{
	return strcmp(query->facets[facet].field->name, "resource") == 0;
}

/*
 * Selects the row, rank and positions of each hit, and the values of its facets other than its
 * resource.
 */
static struct statement *search(const struct source *source, const struct query *query,
	const char *match, bool ranks, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	bool joined = false;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT api_found, api_rank, api_positions");
	for (size_t i = 0; i < query->facet_count; i++) {
		bool by_resource = is_by_resource(query, i);
		buf_printf(&sql, ", %s", by_resource ? "NULL" : query->facets[i].field->name);
		joined = joined || !by_resource;
	}
	buf_puts(&sql, " FROM (SELECT rowid AS api_found, ");
	if (match && ranks)
		where_write_rank(source->catalog, query, &sql);
	else
		buf_puts(&sql, "0");
	buf_printf(&sql, " AS api_rank, %s AS api_positions",
		match && ranks ? "positions(api_search)" : "NULL");
	where_write_search(source->catalog, query, match, &sql, &values);
	buf_puts(&sql, joined ? ") AS api_hits LEFT JOIN api_hit ON row = api_found" : ") AS api_hits");
	struct statement *rows = sql_prepare(source->db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

static bool add_hit(struct search_facets *facets, struct best *best, const struct catalog *catalog,
	struct statement *row)
{
	int64_t number = statement_column(row, ROW).integer;
	const char *resource = facets->query->facet_count > 0 ? resource_of(catalog, number) : NULL;
	size_t size = 0;
	const void *positions = best ? statement_blob(row, POSITIONS, &size) : NULL;
	bool added = !best || best_add(best, statement_column(row, RANK), number, positions, size);
	for (size_t i = 0; i < facets->query->facet_count && added; i++) {
		struct value value = statement_column(row, FACETS + (int)i);
		if (is_by_resource(facets->query, i) && resource)
			value = value_text(resource, strlen(resource));
		bool text = value.type == VALUE_TEXT;
		added = add(&facets->fields[i], text ? value.text : NULL, text ? value.len : 0);
	}
	return added;
}

bool search_facets_count(struct search_facets *facets, struct best *best,
	const struct source *source, const struct query *query, const char *match, int64_t *ret_total,
	struct error *err)
{
	search_facets_finish(facets);
	if (best)
		best_finish(best);
	facets->query = query;
	struct statement *row = search(source, query, match, best, err);
	int more = -1;
	*ret_total = 0;
	while (row && (more = statement_step(row, err)) > 0) {
		++*ret_total;
		if (!add_hit(facets, best, source->catalog, row)) {
			more = -1;
			error_set(err, ERROR_INTERNAL, "no memory for the hits");
			break;
		}
	}
	statement_release(row);
	return more == 0;
}

void search_facets_finish(struct search_facets *facets)
{
	for (size_t i = 0; i < QUERY_FACETS_MAX; i++) {
		for (size_t slot = 0; slot < facets->fields[i].slots; slot++)
			free(facets->fields[i].values[slot].text);
		free(facets->fields[i].values);
	}
	*facets = (struct search_facets){0};
}

/* Sorts by descending count, then by value, null last, free slots after all. */
static int compare(const void *one, const void *other)
{
	const struct search_facet_value *a = one, *b = other;
	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	if (!a->text || !b->text)
		return !a->text - !b->text;
	int order = memcmp(a->text, b->text, a->len < b->len ? a->len : b->len);
	return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

void search_facets_write(struct search_facets *facets, size_t facet, struct buf *body)
{
	struct search_facet *field = &facets->fields[facet];
	if (field->slots > 0)
		qsort(field->values, field->slots, sizeof *field->values, compare);
	for (size_t i = 0; i < field->count && i < SQL_FACET_MAX; i++) {
		const struct search_facet_value *found = &field->values[i];
		struct value value = {.type = VALUE_NULL};
		if (found->text)
			value = value_text(found->text, found->len);
		page_write_facet_value(
			facets->query->facets[facet].field, &value, found->count, i == 0, body);
	}
}
