#include "query/hits.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "query/sql.h"
#include "query/where.h"

#include <inttypes.h>
#include <stdlib.h>

static struct statement *search(struct db *db, const struct query *query, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	buf_init(&sql, SQL_MAX);
	buf_puts(&sql, "SELECT ");
	where_write_items(query, &sql, &values);
	struct statement *rows = sql_prepare(db, buf_text(&sql), &values, err);
	buf_finish(&sql);
	return rows;
}

bool hits_find(struct hits *hits, struct db *db, const struct query *query, struct error *err)
{
	if (hits->found)
		return true;
	hits->count = (size_t)query->resource->count;
	hits->found = calloc(hits->count, 1);
	if (!hits->found)
		return error_set(err, ERROR_INTERNAL, "no memory for what is found");
	struct statement *rows = search(db, query, err);
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

void hits_finish(struct hits *hits)
{
	free(hits->found);
	*hits = (struct hits){0};
}
