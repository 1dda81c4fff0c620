#include "query/counts.h"

#include "base/buf.h"
#include "base/error.h"
#include "query/codes.h"
#include "query/query.h"
#include "query/sql.h"
#include "query/sql_count.h"

#include <inttypes.h>
#include <stdlib.h>

enum { STATEMENT_MAX = 1024 /* bytes */ };

/*
 * SQL sorts the values and adds up those of a year. The statement joins no subquery, because SQLite
 * asks the authorizer about these from version 3.46 on.
 */
void counts_write_sql(
	const struct resource *resource, const struct dimension *facet, struct buf *sql)
{
	buf_puts(sql, "SELECT ");
	dimension_write(facet, "w.value", sql);
	buf_printf(sql,
		" AS v, sum(j.value) FROM json_each(?1) AS j JOIN api_word AS w"
		" ON w.resource = '%s' AND w.field = '%s' AND w.code = CAST(j.key AS INTEGER)"
		" GROUP BY v ORDER BY sum(j.value) DESC, v NULLS LAST LIMIT %d",
		resource->name, facet->field->name, SQL_FACET_MAX);
}

struct counted {
	int code;
	int64_t items;
};

/* Sorts by descending count, then by code: codes are in the order of values, null last. */
static int compare(const void *one, const void *other)
{
	const struct counted *a = one, *b = other;
	if (a->items != b->items)
		return a->items < b->items ? 1 : -1;
	return a->code - b->code;
}

void counts_write(const int64_t *items, bool all, struct buf *counts)
{
	struct counted *found = malloc(CODES_WORDS * sizeof *found);
	size_t count = 0;
	for (int code = 0; found && code < CODES_WORDS; code++)
		if (items[code] > 0)
			found[count++] = (struct counted){code, items[code]};
	if (!found)
		counts->failed = true;
	else if (!all)
		qsort(found, count, sizeof *found, compare);
	buf_putc(counts, '{');
	for (size_t i = 0; i < count && (all || i < SQL_FACET_MAX); i++)
		buf_printf(counts, "%s\"%d\":%" PRId64, i > 0 ? "," : "", found[i].code, found[i].items);
	buf_putc(counts, '}');
	free(found);
}

struct statement *counts_select(struct db *db, const struct resource *resource,
	const struct dimension *facet, const int64_t *items, struct buf *counts, struct error *err)
{
	struct buf sql;
	struct sql_values values = {.count = 0};
	struct statement *rows = NULL;
	buf_init(&sql, STATEMENT_MAX);
	counts_write(items, facet->year, counts);
	counts_write_sql(resource, facet, &sql);
	if (buf_text(counts)) {
		where_bind(&values, value_text(counts->data, counts->len));
		rows = sql_prepare(db, buf_text(&sql), &values, err);
	} else {
		error_set(err, ERROR_INTERNAL, "no memory for the counts");
	}
	buf_finish(&sql);
	return rows;
}
