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
 * Counts keys if rows are found by their numbers alone: if no column of a view is read, SQLite asks
 * the authorizer about the base table.
 */
static void write_counted(const struct query *query, struct buf *sql)
{
	const struct resource *resource = query->resource;
	bool numbers = resource->numbered;
	for (size_t i = 0; i < query->condition_count; i++)
		numbers = numbers && query->conditions[i].field->type == FIELD_LIST;
	buf_printf(sql, numbers ? "SELECT count(\"%s\")" : "SELECT count(*)",
		resource->fields[resource->key].name);
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
		write_counted(query, sql);
		where_write(query, sql, ret_values);
	}
}

void sql_write_facet(const struct query *query, const struct dimension *facet, struct buf *sql,
	struct sql_values *ret_values)
{
	ret_values->count = 0;
	bool list = facet->field->type == FIELD_LIST;
	/*
	 * a subquery, since json_each() has columns whose names the conditions must not see; an empty
	 * list counts as null
	 */
	buf_puts(sql, "SELECT ");
	dimension_write(facet, list ? "j.value" : "field", sql);
	buf_printf(sql, " AS v, count(*) FROM (SELECT \"%s\" AS field", facet->field->name);
	where_write_without(query, query->multi_select ? facet->field : NULL, sql, ret_values);
	buf_printf(sql, ")%s GROUP BY v ORDER BY count(*) DESC, v NULLS LAST LIMIT %d",
		list ? " LEFT JOIN json_each(field) AS j" : "", SQL_FACET_MAX);
}
