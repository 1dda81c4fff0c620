#include "query/where.h"

#include "base/buf.h"
#include "fulltext/match.h"
#include "query/search_rows.h"

#include <inttypes.h>
#include <string.h>

size_t where_bind(struct sql_values *values, struct value value)
{
	values->values[values->count++] = value;
	return values->count;
}

static void write_parameters(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	for (size_t i = 0; i < condition->count; i++)
		buf_printf(sql, "%s?%zu", i > 0 ? ", " : "",
			where_bind(values, query->values[condition->first + i]));
}

const char *where_row(const struct resource *resource)
{
	return resource->numbered ? "api_row" : resource->fields[resource->key].name;
}

void where_write_list(const struct resource *resource, const struct field *field, struct buf *sql)
{
	buf_printf(
		sql, " FROM api_list WHERE resource = '%s' AND field = '%s'", resource->name, field->name);
}

/* Writes a test for null. An empty list counts as null, as in facets. */
static void write_isnull(
	const struct query *query, const struct condition *condition, bool null, struct buf *sql)
{
	const struct resource *resource = query->resource;
	bool list = condition->field->type == FIELD_LIST;
	buf_printf(sql, "\"%s\" ", list ? where_row(resource) : condition->field->name);
	if (!list) {
		buf_puts(sql, null ? "IS NULL" : "IS NOT NULL");
		return;
	}
	buf_printf(sql, "%sIN (SELECT item", null ? "NOT " : "");
	where_write_list(resource, condition->field, sql);
	buf_putc(sql, ')');
}

void where_write_members(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	where_write_list(query->resource, condition->field, sql);
	buf_puts(sql, " AND value IN (");
	write_parameters(query, condition, sql, values);
	buf_putc(sql, ')');
}

/*
 * Writes a test for any of the values, or for none; null satisfies `none`, since it is the
 * complement.
 */
static void write_any(const struct query *query, const struct condition *condition, struct buf *sql,
	struct sql_values *values)
{
	const char *name = condition->field->name;
	bool none = condition->op == OPERATOR_NE;
	if (condition->field->type == FIELD_LIST) {
		buf_printf(sql, "\"%s\" %sIN (SELECT item", where_row(query->resource), none ? "NOT " : "");
		where_write_members(query, condition, sql, values);
		buf_putc(sql, ')');
		return;
	}
	buf_printf(sql, "(\"%s\" %sIN (", name, none ? "NOT " : "");
	write_parameters(query, condition, sql, values);
	buf_puts(sql, ")");
	if (none && condition->field->nullable)
		buf_printf(sql, " OR \"%s\" IS NULL", name);
	buf_puts(sql, ")");
}

/* SQL escapes `%`, `_` and `\`, once for each statement. */
void where_write_pattern(const struct condition *condition, size_t parameter, struct buf *sql)
{
	buf_printf(sql,
		"\"%s\" LIKE %sreplace(replace(replace(?%zu, '\\', '\\\\'), '%%', '\\%%'), '_', '\\_')"
		" || '%%' ESCAPE '\\'",
		condition->field->name, condition->op == OPERATOR_CONTAINS ? "'%' || " : "", parameter);
}

static void write_like(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	buf_putc(sql, '(');
	for (size_t i = 0; i < condition->count; i++) {
		buf_puts(sql, i > 0 ? " OR " : "");
		where_write_pattern(
			condition, where_bind(values, query->values[condition->first + i]), sql);
	}
	buf_putc(sql, ')');
}

/* Writes years as ranges of dates, so that an index can be used. */
static void write_years(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	buf_putc(sql, '(');
	for (size_t i = 0; i < condition->count; i++) {
		size_t year = where_bind(values, query->values[condition->first + i]);
		buf_printf(sql, "%s\"%s\" BETWEEN ?%zu || '-01-01' AND ?%zu || '-12-31'",
			i > 0 ? " OR " : "", condition->field->name, year, year);
	}
	buf_putc(sql, ')');
}

void where_write_condition(const struct query *query, const struct condition *condition,
	struct buf *sql, struct sql_values *values)
{
	static const char *const comparisons[] = {
#define X(code, name, sql, many, commas) [OPERATOR_##code] = sql,
		OPERATORS(X)
#undef X
	};
	struct value value = query->values[condition->first];
	switch (condition->op) {
	case OPERATOR_EQ:
	case OPERATOR_NE:
		write_any(query, condition, sql, values);
		break;
	case OPERATOR_CONTAINS:
	case OPERATOR_PREFIX:
		write_like(query, condition, sql, values);
		break;
	case OPERATOR_YEAR:
		write_years(query, condition, sql, values);
		break;
	case OPERATOR_ISNULL:
		write_isnull(query, condition, value.integer, sql);
		break;
	default:
		buf_printf(sql, "\"%s\" %s ?%zu", condition->field->name, comparisons[condition->op],
			where_bind(values, value));
	}
}

/* Writes the condition on the index that q selects, within the resource's entries. */
static void write_match(const struct query *query, struct buf *sql, struct sql_values *values)
{
	const struct resource *resource = query->resource;
	buf_printf(sql,
		" WHERE api_search MATCH ?%zu AND api_search.rowid BETWEEN %" PRId64 " AND %" PRId64,
		where_bind(values, value_text(query->match, strlen(query->match))), resource->first_row,
		resource_last_row(resource));
}

/* The same, from query->found. */
static void write_list(const struct query *query, struct buf *sql, struct sql_values *values)
{
	buf_printf(sql, " FROM json_each(?%zu)", where_bind(values, query->found));
}

void where_write_hits(const struct query *query, struct buf *sql, struct sql_values *values)
{
	if (query_is_found(query)) {
		write_list(query, sql, values);
		return;
	}
	buf_puts(sql, " FROM api_search");
	write_match(query, sql, values);
}

void where_write_items(const struct query *query, struct buf *sql, struct sql_values *values)
{
	if (query_is_found(query)) {
		buf_puts(sql, "value AS api_found");
		write_list(query, sql, values);
		return;
	}
	buf_puts(sql,
		query->resource->numbered
			? "item AS api_found FROM api_search CROSS JOIN api_hit ON row = api_search.rowid"
			: "id AS api_found FROM api_search");
	write_match(query, sql, values);
}

void where_write_ranked(const struct query *query, struct buf *sql, struct sql_values *values)
{
	const char *rank = query_relevance.name;
	if (query->ranked.type != VALUE_NULL) {
		buf_printf(sql,
			"value / %d.0 AS \"%s\", CAST(key AS INTEGER) AS api_found FROM json_each(?%zu)",
			RANK_UNITS, rank, where_bind(values, query->ranked));
		return;
	}
	buf_printf(sql, "rank AS \"%s\", ", rank);
	where_write_items(query, sql, values);
}

/*
 * Writes FROM for the rows that q finds, with their rank if they are sorted by relevance, which
 * needs a join. Returns how to continue: " WHERE " or " AND ".
 */
static const char *write_found(
	const struct query *query, struct buf *sql, struct sql_values *values)
{
	const struct resource *resource = query->resource;
	const char *key = where_row(resource);
	if (query_is_sorted_by(query, &query_relevance) && !query_is_found(query)) {
		buf_puts(sql, " FROM (SELECT ");
		where_write_ranked(query, sql, values);
		buf_printf(sql, ") CROSS JOIN \"%s\" ON \"%s\" = api_found", resource->view, key);
		return " WHERE ";
	}
	buf_printf(sql, " FROM \"%s\"", resource->view);
	if (!query->q)
		return " WHERE ";
	buf_printf(sql, " WHERE \"%s\" IN (SELECT ", key);
	where_write_items(query, sql, values);
	buf_putc(sql, ')');
	return " AND ";
}

void where_write_without(const struct query *query, const struct field *field, struct buf *sql,
	struct sql_values *values)
{
	const char *glue = write_found(query, sql, values);
	for (size_t i = 0; i < query->condition_count; i++) {
		if (query->conditions[i].field == field)
			continue;
		buf_puts(sql, glue);
		where_write_condition(query, &query->conditions[i], sql, values);
		glue = " AND ";
	}
}

void where_write(const struct query *query, struct buf *sql, struct sql_values *values)
{
	where_write_without(query, NULL, sql, values);
}

void where_write_search(const struct catalog *catalog, const struct query *query, const char *match,
	struct buf *sql, struct sql_values *values)
{
	const char *text = match ? match : query->q;
	size_t parameter = where_bind(values, value_text(text, strlen(text)));
	buf_printf(sql,
		match
			? " FROM api_search WHERE api_search MATCH ?%zu"
			: " FROM api_search WHERE rowid IN (SELECT row FROM api_successor WHERE item = trim(?%zu))",
		parameter);
	search_rows_write(catalog, query, sql);
}
