#include "query/sql_count.h"

#include "base/buf.h"
#include "query/dimension.h"
#include "query/where.h"

/* Whether the only condition is that a list contains one value. */
static bool is_of_one_list(const struct query *query)
{
	const struct condition *condition = &query->conditions[0];
	return !query->q && query->condition_count == 1 && condition->field->type == FIELD_LIST &&
		condition->op == OPERATOR_EQ && condition->count == 1;
}

static void write_places(const struct query *query, struct buf *sql, struct sql_values *values)
{
	const struct condition *condition = &query->conditions[0];
	where_write_list(query->resource, condition->field, sql);
	buf_printf(sql, " AND value = ?%zu", where_bind(values, query->values[condition->first]));
}

/*
 * Selects keys if rows are found by their numbers alone: if no column of a view is read, SQLite
 * asks the authorizer about the base table.
 */
static void write_rows(const struct query *query, struct buf *sql, struct sql_values *values)
{
	const struct resource *resource = query->resource;
	bool numbers = resource->numbered;
	for (size_t i = 0; i < query->condition_count; i++)
		numbers = numbers && query->conditions[i].field->type == FIELD_LIST;
	buf_printf(sql, numbers ? "SELECT \"%s\"" : "SELECT 1", resource->fields[resource->key].name);
	where_write(query, sql, values);
}

void sql_write_count(const struct query *query, struct buf *sql, struct sql_values *ret_values)
{
	ret_values->count = 0;
	/* every entry of the index, and every member of a list, belongs to a row */
	if (query->q && query->condition_count == 0) {
		buf_puts(sql, "SELECT count(*)");
		where_write_hits(query, sql, ret_values);
	} else if (is_of_one_list(query)) {
		buf_puts(sql, "SELECT count(*)");
		write_places(query, sql, ret_values);
	} else {
		buf_puts(sql, SQL_COUNTED);
		write_rows(query, sql, ret_values);
		buf_puts(sql, SQL_COUNTED_END);
	}
}

void sql_write_facet(const struct query *query, const struct dimension *facet, struct buf *sql,
	struct sql_values *ret_values)
{
	ret_values->count = 0;
	bool list = facet->field->type == FIELD_LIST;
	/*
	 * a subquery, since json_each() has columns whose names the conditions must not see; an empty
	 * list counts as null; it ends as SQL_COUNTED does, for the same reason
	 */
	buf_puts(sql, "SELECT ");
	dimension_write(facet, list ? "j.value" : "field", sql);
	buf_printf(sql, " AS v, count(*) FROM (SELECT \"%s\" AS field", facet->field->name);
	where_write_without(query, query->multi_select ? facet->field : NULL, sql, ret_values);
	buf_printf(sql, SQL_COUNTED_END "%s GROUP BY v ORDER BY count(*) DESC, v NULLS LAST LIMIT %d",
		list ? " LEFT JOIN json_each(field) AS j" : "", SQL_FACET_MAX);
}
