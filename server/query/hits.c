#include "query/hits.h"

#include "base/buf.h"
#include "dataset/db.h"
#include "dataset/items.h"
#include "query/row_scan.h"
#include "query/sql.h"
#include "query/where.h"

#include <stdlib.h>

bool hits_are_needed(const struct query *query, const struct field *without)
{
	for (size_t i = 0; i < query->condition_count; i++)
		if (query->conditions[i].field != without)
			return true;
	return query->q;
}

bool hits_are_of_codes(const struct query *query)
{
	for (size_t i = 0; i < query->condition_count; i++)
		if (condition_is_by_code(&query->conditions[i]))
			return true;
	return false;
}

bool hits_are_of_sql(const struct query *query)
{
	for (size_t i = 0; i < query->condition_count; i++)
		if (!condition_is_by_code(&query->conditions[i]))
			return true;
	return query->q;
}

size_t hits_size(const struct query *query)
{
	bool found = items_are_coded(query->resource) && hits_are_needed(query, NULL);
	size_t size = sizeof(uint8_t) + (query_is_ranked(query) ? sizeof(double) : 0);
	return found ? (size_t)query->resource->count * size : 0;
}

bool hits_are_sooner(const struct query *query)
{
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct condition *condition = &query->conditions[i];
		if (!condition_is_by_code(condition) && !condition_is_by_text(condition) &&
			condition->op != OPERATOR_NE)
			return false;
	}
	return !query->q && hits_are_of_sql(query) && items_are_coded(query->resource);
}

bool hits_find(struct hits *hits, struct db *db, const struct query *query,
	const struct field *without, struct error *err)
{
	if (!hits->found && !row_scan_find(hits, db, query, err)) {
		hits_finish(hits);
		return false;
	}
	if (hits->failed)
		row_scan_find_without(hits, query, without);
	return true;
}

bool hits_exceed(
	struct db *db, const struct query *query, int max, bool *ret_more, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT 1");
	where_write_hits(query, &sql, &values);
	buf_printf(&sql, " LIMIT 1 OFFSET %d", max);
	struct statement *row = sql_prepare(db, buf_text(&sql), &values, err);
	int more = row ? statement_step(row, err) : -1;
	*ret_more = more > 0;
	statement_release(row);
	buf_finish(&sql);
	return more >= 0;
}

bool hits_are_repeated(const struct query *query)
{
	for (size_t i = 0; query->q && i < query->facet_count; i++)
		if (!query->facets[i].field->coded)
			return true;
	/*
	 * once for the page and once for the total; sorting by relevance needs a search that ranks
	 * anyway
	 */
	return query->q && query->limit > 0 && query->format == FORMAT_JSON &&
		query->group_count == 0 && !items_are_coded(query->resource) &&
		!query_is_sorted_by(query, &query_relevance);
}

struct statement *hits_list(struct db *db, struct query *query, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT json_group_array(api_found) FROM (SELECT ");
	where_write_items(query, &sql, &values);
	buf_puts(&sql, ") AS api_hits");
	struct statement *list = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	if (list && statement_step(list, err) > 0) {
		query->found = statement_column(list, 0);
		return list;
	}
	statement_release(list);
	return NULL;
}

void hits_finish(struct hits *hits)
{
	free(hits->found);
	free(hits->failed);
	free(hits->ranks);
	*hits = (struct hits){0};
}
