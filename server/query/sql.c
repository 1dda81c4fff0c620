#include "query/sql.h"

#include "base/buf.h"
#include "base/error.h"
#include "dataset/db.h"
#include "dataset/items.h"
#include "fulltext/rank.h"
#include "query/sql_related.h"

#include <inttypes.h>
#include <string.h>

/*
 * Returns the column that a term sorts by: api_row in place of the key, since it has the same
 * order.
 */
static const char *sort_column(const struct query *query, const struct sort_term *term)
{
	const struct resource *resource = query->resource;
	bool key = term->field == &resource->fields[resource->key];
	return key ? where_row(resource) : term->field->name;
}

/* Whether rows are sorted by relevance alone, so that no row has to be read. */
static bool is_by_rank(const struct query *query)
{
	return query_order(query) == 2 && query->condition_count == 0 &&
		query->sort[0].field == &query_relevance;
}

bool sql_has_total(const struct query *query)
{
	return query->resource->numbered && is_by_rank(query) && !query_is_ranked(query);
}

static void write_columns(const struct query *query, struct buf *sql)
{
	struct projection projection = query_projection(query);
	projection_write(&projection, sql);
	for (size_t i = 0; i < query->sort_count; i++)
		buf_printf(sql, ", \"%s\"", query->sort[i].field->name);
	if (sql_has_total(query))
		buf_puts(sql, ", api_total");
	sql_write_relation_columns(query->resource, query->include, sql);
	if (query->resource->numbered)
		buf_puts(sql, ", \"api_row\"");
}

/*
 * In large resources, which are encoded, each sortable field has an index (builder/codes.py,
 * indexes.sql). It gives the order of all rows, but not of those that conditions leave.
 */
bool sql_sorts(const struct query *query)
{
	size_t terms = query_order(query);
	bool indexed = terms == 1 ||
		(terms == 2 && items_are_coded(query->resource) && query->condition_count == 0 &&
			!query->q);
	return query->resource->numbered && !indexed;
}

static void write_sorted(const struct query *query, struct buf *sql)
{
	buf_puts(sql, "SELECT \"api_row\"");
	for (size_t i = 0; i < query->sort_count; i++)
		buf_printf(sql, ", \"%s\"", query->sort[i].field->name);
}

static void write_ranks(const struct query *query, struct buf *sql, struct sql_values *values)
{
	buf_printf(sql, "SELECT \"%s\"%s, api_found AS \"api_row\" FROM (SELECT ", query_relevance.name,
		sql_has_total(query) ? ", count(*) OVER () AS api_total" : "");
	where_write_ranked(query, sql, values);
	buf_putc(sql, ')');
}

static void write_rows(const struct query *query, struct buf *sql, struct sql_values *values)
{
	if (sql_sorts(query) && is_by_rank(query)) {
		write_ranks(query, sql, values);
		return;
	}
	if (sql_sorts(query))
		write_sorted(query, sql);
	else
		write_columns(query, sql);
	where_write(query, sql, values);
}

/* Writes the value that a term has in the row `after`. */
static void write_mark(
	const struct query *query, const struct sort_term *term, size_t parameter, struct buf *sql)
{
	const struct resource *resource = query->resource;
	if (sort_column(query, term) == term->field->name)
		buf_printf(sql, " ?%zu", parameter);
	else
		buf_printf(sql, " (SELECT \"api_row\" FROM \"%s\" WHERE \"%s\" = ?%zu)", resource->view,
			term->field->name, parameter);
}

/*
 * Writes a condition for the rows that equal `after` in the terms before this one, and come later
 * in this one, or are null in it.
 */
static void write_leg(
	const struct query *query, size_t term, bool null, size_t first, struct buf *sql)
{
	for (size_t i = 0; i <= term; i++) {
		const struct sort_term *t = &query->sort[i];
		buf_printf(sql, "%s\"%s\"", i > 0 ? " AND " : "", sort_column(query, t));
		if (i == term && null) {
			buf_puts(sql, " IS NULL");
			return;
		}
		buf_puts(sql, i < term ? " IS" : t->descending ? " <" : " >");
		write_mark(query, t, first + i, sql);
	}
}

/*
 * Writes the rows after `after` as a union of conditions, so that each can be found by an index
 * from its first row on: first rows that differ in the last term only, finally those that differ in
 * the first term.
 */
static void write_legs(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *values)
{
	/* an index can find the rows of each condition; but a search must be run only once */
	bool once = query_is_sorted_by(query, &query_relevance);
	buf_printf(sql, "WITH api_page AS %sMATERIALIZED (", once ? "" : "NOT ");
	write_rows(query, sql, values);
	size_t first = values->count + 1;
	for (size_t i = 0; i < query->sort_count; i++)
		where_bind(values, after[i]);
	const char *glue = ") ";
	for (size_t i = query_order(query); i-- > 0;) {
		for (int null = 0; null < (query->sort[i].field->nullable ? 2 : 1); null++) {
			if (after[i].type == VALUE_NULL)
				continue; /* nothing comes after null */
			buf_printf(sql, "%sSELECT * FROM api_page WHERE ", glue);
			write_leg(query, i, null, first, sql);
			glue = " UNION ALL ";
		}
	}
}

/* SQLite sorts nulls first, so in descending order they come last anyway. */
static void write_order(const struct query *query, struct buf *sql)
{
	for (size_t i = 0; i < query_order(query); i++) {
		const struct sort_term *term = &query->sort[i];
		buf_printf(sql, "%s\"%s\"%s", i == 0 ? " ORDER BY " : ", ", sort_column(query, term),
			term->descending            ? " DESC"
				: term->field->nullable ? " NULLS LAST"
										: "");
	}
}

void sql_write_found(const struct query *query, const struct buf *rows, struct buf *sql,
	struct sql_values *ret_values)
{
	ret_values->count = 0;
	write_columns(query, sql);
	buf_printf(sql, " FROM \"%s\" WHERE \"api_row\" IN (SELECT value FROM json_each(?%zu))",
		query->resource->view, where_bind(ret_values, value_text(rows->data, rows->len)));
	write_order(query, sql);
}

/*
 * Write what surrounds the sorted rows if their columns are read afterwards. The rank is kept by a
 * join.
 */
static void begin_apart(const struct query *query, bool ranked, struct buf *sql)
{
	write_columns(query, sql);
	if (ranked)
		buf_printf(sql, " FROM (SELECT \"%s\"%s, \"api_row\" AS api_found FROM (",
			query_relevance.name, sql_has_total(query) ? ", api_total" : "");
	else
		buf_printf(sql, " FROM \"%s\" WHERE \"api_row\" IN (SELECT \"api_row\" FROM (",
			query->resource->view);
}

static void end_apart(const struct query *query, bool ranked, struct buf *sql)
{
	buf_puts(sql, ") AS api_sorted)");
	if (ranked)
		buf_printf(sql, " CROSS JOIN \"%s\" ON \"api_row\" = api_found", query->resource->view);
	write_order(query, sql);
}

void sql_write_select(const struct query *query, const struct value *after, struct buf *sql,
	struct sql_values *ret_values)
{
	bool apart = sql_sorts(query), ranked = query_is_sorted_by(query, &query_relevance);
	ret_values->count = 0;
	if (apart)
		begin_apart(query, ranked, sql);
	if (after)
		write_legs(query, after, sql, ret_values);
	else
		write_rows(query, sql, ret_values);
	write_order(query, sql);
	/*
	 * also the key: if only api_row is read of a view, SQLite asks the authorizer about the base
	 * table
	 */
	if (apart && ranked && !is_by_rank(query))
		buf_printf(sql, ", \"%s\"", query->resource->fields[query->resource->key].name);
	buf_printf(
		sql, " LIMIT ?%zu", where_bind(ret_values, value_integer(query_rows_max(query) + 1)));
	if (apart)
		end_apart(query, ranked, sql);
}

void sql_write_ranked(const struct query *query, const struct buf *ranks, const struct value *after,
	struct buf *sql, struct sql_values *ret_values)
{
	struct query ranked = *query;
	ranked.condition_count = 0;
	ranked.ranked = value_text(ranks->data, ranks->len);
	sql_write_select(&ranked, after, sql, ret_values);
}

void sql_write_holder(const struct query *query, const struct condition *condition, struct buf *sql)
{
	buf_printf(sql, "SELECT 1 FROM \"%s\" WHERE ", query->resource->view);
	where_write_pattern(condition, 1, sql);
	buf_puts(sql, " LIMIT 1");
}

void sql_write_item(const struct query *query, struct buf *sql)
{
	const struct resource *resource = query->resource;
	struct projection projection = query_projection(query);
	projection_write(&projection, sql);
	sql_write_relation_columns(resource, query->include, sql);
	buf_printf(sql, " FROM \"%s\" WHERE \"%s\" = ?1", resource->view,
		resource->fields[resource->key].name);
}

struct statement *sql_prepare(
	struct db *db, const char *sql, const struct sql_values *values, struct error *err)
{
	if (!sql) {
		error_set(err, ERROR_INTERNAL, "no memory for a statement");
		return NULL;
	}
	struct statement *statement = db_prepare(db, sql, err);
	for (size_t i = 0; statement && values && i < values->count; i++) {
		if (!statement_bind(statement, (int)i + 1, &values->values[i], err)) {
			statement_release(statement);
			return NULL;
		}
	}
	return statement;
}

struct statement *sql_prepare_taken(struct db *db, const char *sql, const struct sql_values *values,
	size_t parameter, struct rank_taker *taker, struct error *err)
{
	struct statement *statement = sql_prepare(db, sql, values, err);
	if (!statement || !taker ||
		statement_bind_pointer(statement, (int)parameter, taker, RANK_TAKER, err))
		return statement;
	statement_release(statement);
	return NULL;
}
