#include "render/search_facets.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "dataset/db.h"
#include "fulltext/rank.h"
#include "query/search_rows.h"
#include "query/sql.h"
#include "query/sql_count.h"
#include "query/where.h"
#include "render/best.h"
#include "render/render.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS_FIRST = 8 /* a power of two */ };

/* The columns of the statement; from FACETS on the facets'. */
enum { ROW, FACETS };

/* Where the hits of a statement go. */
struct taking {
	const struct catalog *catalog;
	struct best *best;
	int64_t count;
};

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

static bool is_by_resource(const struct query *query, size_t facet)
{
	return strcmp(query->facets[facet].field->name, "resource") == 0;
}

/* Takes the hits of words, without a row of its own for each unless there are facets; or selects
 * those of none. */
static struct statement *search(const struct source *source, const struct query *query,
	const char *match, struct rank_taker *taker, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	bool joined = false;
	size_t parameter = taker ? where_bind(&values, (struct value){.type = VALUE_NULL}) : 0;
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT api_found");
	for (size_t i = 0; i < query->facet_count; i++) {
		bool by_resource = is_by_resource(query, i);
		buf_printf(&sql, ", %s", by_resource ? "NULL" : query->facets[i].field->name);
		joined = joined || !by_resource;
	}
	buf_puts(&sql, " FROM (SELECT api_search.rowid AS api_found");
	where_write_search(source->catalog, query, match, &sql, &values);
	if (taker)
		buf_printf(&sql, " AND %staken(api_search, ?%zu)", query->facet_count > 0 ? "" : "NOT ",
			parameter);
	buf_puts(&sql, joined ? ") LEFT JOIN api_hit ON row = api_found" : ")");
	struct statement *rows =
		sql_prepare_taken(source->db, buf_text(&sql), &values, parameter, taker, err);
	buf_finish(&sql);
	return rows;
}

static bool take(void *context, int64_t row, const double *rank,
	const struct rank_position *positions, size_t count)
{
	struct taking *taking = context;
	struct value value = {.type = VALUE_NULL};
	taking->count++;
	if (rank)
		value = value_number(search_rows_rank(taking->catalog, row, *rank));
	return best_add(taking->best, value, row, positions, count);
}

static bool add_facets(
	struct search_facets *facets, const struct catalog *catalog, struct statement *row)
{
	bool added = true;
	for (size_t i = 0; i < facets->query->facet_count && added; i++) {
		struct value value = statement_column(row, FACETS + (int)i);
		const struct resource *resource = is_by_resource(facets->query, i)
			? search_rows_resource(catalog, statement_column(row, ROW).integer)
			: NULL;
		if (resource)
			value = value_text(resource->name, strlen(resource->name));
		bool text = value.type == VALUE_TEXT;
		added = add(&facets->fields[i], text ? value.text : NULL, text ? value.len : 0);
	}
	return added;
}

bool search_facets_count(struct search_facets *facets, struct best *best,
	const struct source *source, const struct query *query, const char *match, int64_t *ret_total,
	struct error *err)
{
	struct taking taking = {source->catalog, best, 0};
	struct rank_taker taker = {.take = take,
		.context = &taking,
		.weights = source->catalog->weights,
		.weight_count = source->catalog->weight_count};
	search_facets_finish(facets);
	if (best)
		best_finish(best);
	facets->query = query;
	bool takes = best && match;
	struct statement *row = search(source, query, match, takes ? &taker : NULL, err);
	int more = -1;
	while (row && (more = statement_step(row, err)) > 0) {
		taking.count += !takes;
		bool added = add_facets(facets, source->catalog, row);
		if (best && !match)
			added = added &&
				best_add(best, value_integer(0), statement_column(row, ROW).integer, NULL, 0);
		if (!added) {
			more = -1;
			error_set(err, ERROR_INTERNAL, "no memory for the hits");
			break;
		}
	}
	statement_release(row);
	*ret_total = taking.count;
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
