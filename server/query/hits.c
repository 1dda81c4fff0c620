#include "query/hits.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "query/where.h"

#include <inttypes.h>
#include <stdlib.h>

static bool has_uncoded(const struct query *query, const struct field *without)
{
	for (size_t i = 0; i < query->condition_count; i++) {
		const struct field *field = query->conditions[i].field;
		if (field != without && !field_is_judged_by_code(field))
			return true;
	}
	return false;
}

bool hits_are_needed(const struct query *query, const struct field *without)
{
	return query->q || has_uncoded(query, without);
}

static struct statement *search(
	struct db *db, const struct query *query, const struct field *without, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	if (has_uncoded(query, without)) {
		/* the key, too: where api_row alone is read of a view, SQLite asks the authorizer about its
		 * table */
		buf_printf(
			&sql, "SELECT api_row, \"%s\"", query->resource->fields[query->resource->key].name);
		where_write_uncoded(query, without, &sql, &values);
	} else {
		buf_puts(&sql, "SELECT ");
		where_write_items(query, &sql, &values);
	}
	struct statement *rows = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

bool hits_find(struct hits *hits, struct db *db, const struct query *query,
	const struct field *without, struct error *err)
{
	/* of a facet without its own conditions: those that codes judge are in no search */
	without = without && field_is_judged_by_code(without) ? NULL : without;
	if (hits->found && hits->without == without)
		return true;
	hits_finish(hits);
	hits->without = without;
	hits->count = (size_t)query->resource->count;
	hits->found = calloc(hits->count, 1);
	if (!hits->found)
		return error_set(err, ERROR_INTERNAL, "no memory for what is found");
	struct statement *rows = search(db, query, without, err);
	int more = -1;
	while (rows && (more = statement_step(rows, err)) > 0) {
		int64_t row = statement_column(rows, 0).integer;
		if (row < 1 || (uint64_t)row > hits->count) {
			more = -1;
			error_set(err, ERROR_INTERNAL, "a hit is of row %" PRId64 " of %zu", row, hits->count);
			break;
		}
		hits->found[row - 1] = 1;
	}
	statement_release(rows);
	return more == 0;
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
	return false;
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
	*hits = (struct hits){0};
}
